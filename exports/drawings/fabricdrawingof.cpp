// What a fabric drawing says: groups, lines, bundles and legend.
#include "exports/drawings/fabriclayout.h"
#include "model/text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace clusterwright {
namespace {

using Box = FabricDrawing::Box;
using Line = FabricDrawing::Line;

constexpr std::int16_t noMedium = 0; // shade of links without a medium, and of all links that are plain

/// What the drawing is made from.
struct Subject {
    const Design &design;
    const Fabric &fabric;
    const FabricResults &results;

    const FabricNetwork &network() const { return results.network; }
};

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

QString counted(std::int64_t count, const char *one, const char *many)
{
    return text(formatGrouped(static_cast<double>(count), 0)) + ' ' + QLatin1String(count == 1 ? one : many);
}

QString countOf(Tier tier, std::size_t count)
{
    const auto number = static_cast<std::int64_t>(count);
    switch (tier) {
    case Tier::Endpoint:
        return counted(number, "endpoint", "endpoints");
    case Tier::Leaf:
        return counted(number, "leaf", "leaves");
    case Tier::Spine:
        return counted(number, "spine", "spines");
    case Tier::Core:
        break;
    }
    return counted(number, "core", "cores");
}

bool isTree(const Fabric &fabric)
{
    return fabric.topology == Topology::FatTree || fabric.topology == Topology::Custom;
}

// Groups

/// Switches of a group of a direct network that does not say itself which of them belong together: a layer
/// of a grid, or the square root of all.
std::int32_t layerSize(const Subject &subject)
{
    const auto whole = [](const std::string &number) { return std::max(1, std::atoi(number.c_str())); };
    const auto &shape = subject.fabric.shape;
    if (shape.size() >= 2)
        return whole(shape[0]) * (shape.size() > 2 ? whole(shape[1]) : 1);
    if (subject.fabric.order)
        return static_cast<std::int32_t>(*subject.fabric.order);
    const double all = static_cast<double>(subject.network().devices.size());
    return std::max(1, static_cast<int>(std::sqrt(all)));
}

/// Of each device, its group in a direct network.
std::vector<std::int32_t> directGroups(const Subject &subject)
{
    const auto &devices = subject.network().devices;
    const auto isGrouped = [](const FabricDevice &device) { return device.unit > 0; };
    std::vector<std::int32_t> groups(devices.size(), -1);
    const bool hasUnits = std::ranges::any_of(devices, isGrouped);
    const bool hasSwitches = subject.network().plan.leaves > 0;
    const std::int32_t layer = layerSize(subject);
    for (std::size_t i = 0; i < devices.size(); ++i)
        if (hasUnits)
            groups[i] = devices[i].unit;
        else if (!hasSwitches || devices[i].tier != Tier::Endpoint)
            groups[i] = devices[i].number / layer;
    for (const FabricLink &link : subject.network().links)
        if (auto &group = groups[static_cast<std::size_t>(link.a.device)]; group < 0)
            group = groups[static_cast<std::size_t>(link.z.device)];
    for (std::int32_t &group : groups)
        group = std::max(group, 0); // without a link
    return groups;
}

/// Racks tell more than units, while they are few.
bool areEndpointsByRack(const Subject &subject)
{
    constexpr std::size_t mostRacks = 160;
    std::vector<std::int32_t> racks;
    for (const FabricDevice &device : subject.network().devices)
        if (device.tier == Tier::Endpoint)
            racks.push_back(device.rack);
    std::ranges::sort(racks);
    racks.erase(std::ranges::unique(racks).begin(), racks.end());
    return racks.size() <= mostRacks || subject.network().plan.units <= 1;
}

struct GroupKey {
    Tier tier = Tier::Endpoint;
    std::int32_t plane = 0, unit = 0, rack = -1;

    auto operator<=>(const GroupKey &) const = default;
};

/// Pods tell more than units, where those are many.
bool areByPod(const Subject &subject)
{
    constexpr std::int64_t mostUnits = 160;
    const FabricPlan &plan = subject.network().plan;
    return isTree(subject.fabric) && plan.pods > 1 && plan.units > mostUnits;
}

/// Of each device, the pod that its links lead to.
std::vector<std::int32_t> podsOf(const Subject &subject)
{
    const auto &devices = subject.network().devices;
    std::vector<std::int32_t> pods(devices.size(), 0);
    for (const Tier tier : {Tier::Leaf, Tier::Endpoint})
        for (const FabricLink &link : subject.network().links)
            if (link.lower == tier) {
                const auto upper = static_cast<std::size_t>(link.z.device);
                const bool isSpine = devices[upper].tier == Tier::Spine;
                pods[static_cast<std::size_t>(link.a.device)] = isSpine ? devices[upper].unit : pods[upper];
            }
    return pods;
}

constexpr std::int32_t noUnit = std::numeric_limits<std::int32_t>::max();

QString titleOf(const Subject &subject, const GroupKey &key)
{
    const Fabric &fabric = subject.fabric;
    const QString plane = fabric.planes > 1 && key.tier != Tier::Endpoint
                              ? QStringLiteral("Plane %1").arg(key.plane + 1)
                              : QString();
    if (!isTree(fabric))
        return (fabric.shape.empty() ? QStringLiteral("Group %1") : QStringLiteral("Layer %1"))
            .arg(key.unit + 1);
    if (key.tier == Tier::Endpoint && key.rack >= 0)
        return text(subject.design.racks[static_cast<std::size_t>(key.rack)].name);
    if (key.tier == Tier::Endpoint && !areByPod(subject))
        return key.unit == noUnit ? QStringLiteral("Others") : QStringLiteral("Unit %1").arg(key.unit + 1);
    const FabricPlan &plan = subject.network().plan;
    const bool isPod = (key.tier == Tier::Spine && plan.pods > 1) || areByPod(subject);
    const bool isUnit = key.tier == Tier::Leaf && plan.units > 1;
    const QString unit = isPod    ? QStringLiteral("Pod %1").arg(key.unit + 1)
                         : isUnit ? QStringLiteral("Unit %1").arg(key.unit + 1)
                                  : QString();
    return plane.isEmpty() || unit.isEmpty() ? plane + unit : plane + ", " + unit.toLower();
}

/// Endpoints that are not counted in units come last.
std::int32_t unitOf(const Subject &subject, const FabricDevice &device)
{
    const auto group = static_cast<std::size_t>(device.endpoints);
    const bool isInUnit = device.endpoints < 0 || subject.design.endpoints.at(group).attach == Attach::Unit;
    return isInUnit ? device.unit : noUnit;
}

void addGroups(FabricDrawing &drawing, const Subject &subject)
{
    const auto &devices = subject.network().devices;
    const bool isDirect = !isTree(subject.fabric);
    const bool byRack = !isDirect && areEndpointsByRack(subject);
    const std::vector<std::int32_t> direct = isDirect ? directGroups(subject) : std::vector<std::int32_t>();
    const std::vector<std::int32_t> pods = areByPod(subject) ? podsOf(subject) : std::vector<std::int32_t>();
    std::map<GroupKey, std::vector<std::int32_t>> members;
    for (std::size_t i = 0; i < devices.size(); ++i) {
        const FabricDevice &device = devices[i];
        GroupKey key{device.tier, device.plane, device.unit, -1};
        if (isDirect)
            key = {device.tier, 0, direct[i], -1};
        else if (!pods.empty() && device.tier <= Tier::Leaf)
            key.unit = pods[i];
        else if (device.tier == Tier::Endpoint)
            key = {device.tier, 0, unitOf(subject, device), byRack ? device.rack : -1};
        else if (device.tier == Tier::Core)
            key.unit = 0;
        members[key].push_back(static_cast<std::int32_t>(i));
    }
    for (auto &[key, boxes] : members) {
        for (const std::int32_t box : boxes)
            drawing.boxes[static_cast<std::size_t>(box)].group =
                static_cast<std::int32_t>(drawing.groups.size());
        const QString count = countOf(key.tier, boxes.size());
        drawing.groups.push_back({{}, titleOf(subject, key), count, key.tier, std::move(boxes)});
    }
}

void addBoxes(FabricDrawing &drawing, const Subject &subject)
{
    const auto &devices = subject.network().devices;
    std::vector<std::pair<std::int32_t, std::int32_t>> links(devices.size()); // down, up
    for (const FabricLink &link : subject.network().links) {
        ++links[static_cast<std::size_t>(link.a.device)].second;
        ++links[static_cast<std::size_t>(link.z.device)].first;
    }
    for (std::size_t i = 0; i < devices.size(); ++i) {
        const auto [down, up] = links[i];
        Box box{.name = text(deviceName(subject.design, subject.fabric, devices[i])),
                .tier = devices[i].tier,
                .stands = devices[i].rack >= 0};
        if (box.tier != Tier::Endpoint)
            box.detail = !isTree(subject.fabric) ? QStringLiteral("%1 links").arg(down + up)
                         : up == 0               ? QStringLiteral("%1 down").arg(down)
                                                 : QStringLiteral("%1 down, %2 up").arg(down).arg(up);
        drawing.boxes.push_back(std::move(box));
    }
}

// Lines

/// Shades of the links, and the legend that says what they stand for.
std::vector<std::int16_t> shadesByMedium(FabricDrawing &drawing, const Subject &subject)
{
    const auto &runs = subject.results.cables.runs;
    std::map<std::int16_t, std::int64_t> counts;
    for (const CableRun &run : runs)
        ++counts[run.medium];
    std::map<std::int16_t, std::int16_t> shades;
    drawing.legend.push_back({QStringLiteral("No medium"), 0});
    for (const auto &[medium, count] : counts) {
        const QString number =
            QStringLiteral(" (%1)").arg(text(formatGrouped(static_cast<double>(count), 0)));
        if (medium < 0) {
            drawing.legend.front().text += number;
            continue;
        }
        shades[medium] = static_cast<std::int16_t>(drawing.legend.size());
        const MediumRow &row = subject.design.media[static_cast<std::size_t>(medium)];
        drawing.legend.push_back({text(row.name.empty() ? row.id : row.name) + number, 0});
    }
    std::vector<std::int16_t> links(subject.network().links.size(), noMedium);
    for (std::size_t i = 0; i < std::min(links.size(), runs.size()); ++i)
        if (runs[i].medium >= 0)
            links[i] = shades[runs[i].medium];
    return links;
}

std::vector<std::int16_t> shadesByUse(FabricDrawing &drawing, const Subject &subject,
                                      const std::vector<double> &utilisation)
{
    constexpr std::array<double, 4> steps{0.25, 0.5, 0.75, 1.0};
    constexpr double rounding = 1e-6;
    std::array<std::int64_t, steps.size() + 1> counts{};
    std::vector<std::int16_t> links(subject.network().links.size(), noMedium);
    for (std::size_t i = 0; i < std::min(links.size(), utilisation.size()); ++i) {
        const auto step = std::ranges::lower_bound(steps, utilisation[i] - rounding) - steps.begin();
        links[i] = static_cast<std::int16_t>(step);
        ++counts[static_cast<std::size_t>(step)];
    }
    const std::array<const char *, counts.size()> names{"up to 25 %", "to 50 %", "to 75 %", "to 100 %",
                                                        "above its rate"};
    for (std::size_t i = 0; i < counts.size(); ++i)
        drawing.legend.push_back({QStringLiteral("%1 (%2)").arg(names[i]).arg(counts[i]),
                                  static_cast<double>(i + 1) / static_cast<double>(counts.size())});
    return links;
}

std::vector<std::int16_t> shadesOf(FabricDrawing &drawing, const Subject &subject,
                                   const std::vector<double> &utilisation)
{
    const bool isKnown = utilisation.size() == subject.network().links.size();
    if (drawing.colours == LinkColours::Medium)
        return shadesByMedium(drawing, subject);
    if (drawing.colours == LinkColours::Utilisation && isKnown)
        return shadesByUse(drawing, subject, utilisation);
    return std::vector<std::int16_t>(subject.network().links.size(), noMedium);
}

/// One line for all links between the same two of something, `ends` of each link in any order. The shade is
/// the highest, or the most frequent.
template <typename Ends>
std::vector<Line> linesBetween(const FabricNetwork &network, const std::vector<std::int16_t> &shades,
                               bool isHighest, const Ends &ends)
{
    struct Entry {
        std::int32_t a, z;
        std::int16_t shade;
        double rate;
    };
    std::vector<Entry> entries;
    entries.reserve(network.links.size());
    for (std::size_t i = 0; i < network.links.size(); ++i) {
        const auto [a, z] = ends(network.links[i]);
        entries.push_back({a, z, shades[i], network.links[i].rate});
    }
    std::ranges::sort(entries, [](const Entry &x, const Entry &y) {
        return std::tie(x.a, x.z, x.shade) < std::tie(y.a, y.z, y.shade);
    });
    std::vector<Line> lines;
    std::int32_t run = 0, longest = 0; // of one shade within a line
    for (const Entry &entry : entries) {
        const bool isNew = lines.empty() || lines.back().a != entry.a || lines.back().z != entry.z;
        if (isNew) {
            lines.push_back({.a = entry.a, .z = entry.z, .shade = entry.shade});
            run = longest = 0;
        }
        Line &line = lines.back();
        run = isNew || (&entry)[-1].shade == entry.shade ? run + 1 : 1;
        if (isHighest || run > longest) {
            longest = run;
            line.shade = entry.shade;
        }
        ++line.links;
        line.bytesPerSecond += entry.rate;
    }
    return lines;
}

void addLines(FabricDrawing &drawing, const Subject &subject, const std::vector<double> &utilisation)
{
    const auto shades = shadesOf(drawing, subject, utilisation);
    const bool isHighest = drawing.colours == LinkColours::Utilisation;
    const auto devices = [](const FabricLink &link) { return std::pair(link.a.device, link.z.device); };
    const auto groups = [&](const FabricLink &link) {
        std::pair ends(drawing.boxes[static_cast<std::size_t>(link.a.device)].group,
                       drawing.boxes[static_cast<std::size_t>(link.z.device)].group);
        if (!isTree(subject.fabric) && ends.first > ends.second)
            std::swap(ends.first, ends.second);
        return ends;
    };
    drawing.lines = linesBetween(subject.network(), shades, isHighest, devices);
    drawing.bundles = linesBetween(subject.network(), shades, isHighest, groups);
    if (std::ranges::none_of(shades, [](std::int16_t shade) { return shade == noMedium; }) &&
        drawing.colours == LinkColours::Medium && !drawing.legend.empty())
        drawing.legend.front().text.clear(); // not there: not in the legend
}

// Words

QString modelOf(const Subject &subject, const SwitchTier &tier)
{
    const auto part = subject.design.parts.find(tier.part);
    // without the order codes that some vendors put behind it
    return part == subject.design.parts.end() ? QString() : text(part->second.model).section(" (", 0, 0);
}

FabricDrawing::Label tierLabel(const Subject &subject, Tier tier)
{
    const FabricPlan &plan = subject.network().plan;
    const Fabric &fabric = subject.fabric;
    if (tier == Tier::Endpoint)
        return {{},
                QStringLiteral("Endpoints"),
                {counted(plan.devices, "device", "devices"), counted(plan.endpointPorts, "link", "links")}};
    const bool isCore = tier == Tier::Core, isSpine = tier == Tier::Spine;
    const auto count = isCore ? plan.cores : isSpine ? plan.spines : plan.leaves;
    FabricDrawing::Label label{{},
                               isCore    ? QStringLiteral("Cores")
                               : isSpine ? QStringLiteral("Spines")
                                         : QStringLiteral("Leaves"),
                               {}};
    label.lines << counted(count, "switch", "switches");
    if (const QString model = modelOf(subject, isCore    ? fabric.core
                                               : isSpine ? fabric.spine
                                                         : fabric.leaf);
        !model.isEmpty())
        label.lines << model;
    for (const SwitchTierUse &use : subject.results.capacity.tiers)
        if (use.tier == tier && use.oversubscription)
            label.lines
                << QStringLiteral("down : up %1 : 1").arg(text(formatNumber(*use.oversubscription, 2)));
    return label;
}

/// Of the links from this tier upwards.
FabricDrawing::Label boundaryLabel(const Subject &subject, Tier lower)
{
    FabricDrawing::Label label;
    const FabricPlan &plan = subject.network().plan;
    const auto cables = lower == Tier::Endpoint ? plan.endpointCables
                        : lower == Tier::Leaf   ? plan.leafSpineCables
                                                : plan.spineCoreCables;
    for (const TierBoundary &boundary : subject.results.capacity.boundaries)
        if (boundary.lower == lower) {
            label.lines << counted(boundary.links, "link", "links");
            if (cables != boundary.links && cables > 0)
                label.lines << counted(cables, "cable", "cables");
            label.lines << rateText(boundary.capacity);
        }
    return label;
}

/// From the highest tier that there is down, and between them.
std::vector<FabricDrawing::Label> labelsOf(const Subject &subject)
{
    std::vector<FabricDrawing::Label> labels;
    for (const Tier tier : {Tier::Core, Tier::Spine, Tier::Leaf, Tier::Endpoint}) {
        const auto [first, last] = devicesOf(subject.network(), tier);
        if (first == last)
            continue;
        if (!labels.empty())
            labels.push_back(boundaryLabel(subject, tier));
        labels.push_back(tierLabel(subject, tier));
    }
    return labels;
}

QString noteOf(const Subject &subject)
{
    QStringList texts;
    const FabricResults &results = subject.results;
    for (const Tier tier : {Tier::Leaf, Tier::Spine, Tier::Core}) {
        const auto [first, last] = devicesOf(results.network, tier);
        if (!isTree(subject.fabric) && first != last)
            texts << countOf(tier, last - first);
    }
    texts << counted(results.network.plan.devices, "endpoint", "endpoints")
          << counted(static_cast<std::int64_t>(results.network.links.size()), "link", "links");
    if (results.capacity.injection > Bandwidth{})
        texts << QStringLiteral("injection ") + rateText(results.capacity.injection);
    if (results.capacity.bisection)
        texts << QStringLiteral("bisection ") + rateText(*results.capacity.bisection);
    if (results.unplaced > 0)
        texts << counted(results.unplaced, "switch stands", "switches stand") +
                     QStringLiteral(" nowhere yet");
    if (results.network.plan.unconnected > 0)
        texts << counted(results.network.plan.unconnected, "link finds", "links find") +
                     QStringLiteral(" no port");
    return texts.join(QStringLiteral(" · "));
}

} // namespace

QString rateText(Bandwidth rate)
{
    const double bits = inBytesPerSecond(rate) * 8;
    return text(bits >= 1e15   ? formatFigure(bits / 1e15) + " Pb/s"
                : bits >= 1e12 ? formatFigure(bits / 1e12) + " Tb/s"
                               : formatFigure(bits / 1e9) + " Gb/s");
}

FabricDrawing fabricDrawingOf(const Design &design, const Evaluation &evaluation, const Fabric &fabric,
                              LinkColours colours, const std::vector<double> &utilisation)
{
    const auto number = static_cast<std::size_t>(&fabric - design.fabrics.data());
    const Subject subject{design, fabric, evaluation.results.fabrics.at(number)};
    FabricDrawing drawing{.title = text(fabric.name), .note = noteOf(subject), .colours = colours};
    if (subject.network().devices.empty())
        return drawing;
    addBoxes(drawing, subject);
    addGroups(drawing, subject);
    addLines(drawing, subject, utilisation);
    if (isTree(fabric))
        layOutTiers(drawing, labelsOf(subject));
    else
        layOutDirect(drawing);
    return drawing;
}

} // namespace clusterwright
