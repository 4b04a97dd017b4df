#include "model/analysis/cableruns.h"

#include "model/calculators/fabricuse.h"
#include "model/design/footprint.h"

#include <array>
#include <charconv>
#include <cmath>

namespace clusterwright {
namespace {

constexpr double rateSlack = 1e-9;   // of the rounding of a rate in bytes
constexpr double lengthSlack = 1e-6; // of the rounding of a length to a float

// ---- places

/// Where cables leave a device.
struct Exit {
    std::int32_t rack = -1;
    std::string_view hall;
    double x = 0, y = 0; ///< of the middle of the rack, metres
    double height = 0;   ///< of the middle of the device above the floor, metres
    bool isKnown = false;
};

double middleOf(const Design &design, const RackType &type, const Placement &placement)
{
    const Part &rack = rackPartOf(design, type);
    const double pitch = rack.pitch == Pitch::OpenUnit ? 0.048 : 0.04445;
    const UnitPlace *place = unitPlaceOf(placement);
    const Part &part = partOf(design, placement);
    if (!place) // hangs along the whole rack
        return rack.size.height ? inUnits(rack.size.height->value) * pitch / 2 : 0;
    const double height = part.size.height ? inUnits(part.size.height->value) : 1;
    return (inUnits(place->bottom) + height / 2) * pitch;
}

std::vector<Exit> exitsOf(const Design &design, const FabricNetwork &network)
{
    std::map<std::string_view, std::string_view> halls;
    for (const Row &row : design.rows)
        halls[row.id] = row.hall;
    std::map<std::string_view, const RackType *> types;
    for (const RackType &type : design.rackTypes)
        types[type.id] = &type;
    const std::vector<Footprint> footprints = footprintsOf(design);
    std::map<const Placement *, double> middles;
    std::vector<Exit> exits(network.devices.size());
    for (std::size_t i = 0; i < exits.size(); ++i) {
        const FabricDevice &device = network.devices[i];
        if (device.rack < 0)
            continue;
        const auto index = static_cast<std::size_t>(device.rack);
        const Rack &rack = design.racks[index];
        const RackType &type = *types.at(rack.type);
        const Placement &placement = type.placements[static_cast<std::size_t>(device.placement)];
        const auto [middle, isNew] = middles.try_emplace(&placement);
        if (isNew)
            middle->second = middleOf(design, type, placement);
        exits[i] = {device.rack,
                    halls.at(rack.row),
                    rack.x + footprints[index].width / 2,
                    rack.y + footprints[index].depth / 2,
                    middle->second,
                    true};
    }
    return exits;
}

/// Metres; negative if there is no way.
double wayBetween(const Exit &a, const Exit &z, const CablingPlan &plan)
{
    if (!a.isKnown || !z.isKnown || a.hall != z.hall)
        return -1;
    if (a.rack == z.rack)
        return std::abs(a.height - z.height) + inMetres(plan.detour.value);
    const double tray = inMetres(plan.trayHeight.value);
    return inMetres(cableLength({.along = metres(a.x - z.x),
                                 .across = metres(a.y - z.y),
                                 .riseA = metres(std::max(0.0, tray - a.height)),
                                 .riseB = metres(std::max(0.0, tray - z.height)),
                                 .slackFraction = plan.slack.value,
                                 .serviceLoop = plan.serviceLoop.value}));
}

// ---- ports

/// The port groups of every device of a network, each part looked up once.
class Ports {
public:
    Ports(const Design &design, const Fabric &fabric, const FabricNetwork &network)
        : m_ofDevice(network.devices.size())
    {
        std::map<const Part *, std::int32_t> indexes;
        for (std::size_t i = 0; i < network.devices.size(); ++i) {
            const Part *part = partOf(design, fabric, network.devices[i]);
            const auto [entry, isNew] = indexes.try_emplace(part, static_cast<std::int32_t>(m_groups.size()));
            if (isNew)
                m_groups.push_back(part ? portGroupsOf(*part) : std::vector<PortGroup>());
            m_ofDevice[i] = entry->second;
        }
        std::int32_t kind = 0;
        for (const auto &groups : m_groups) {
            m_firstKind.push_back(kind);
            kind += static_cast<std::int32_t>(groups.size()) + 1; // one more: ports that no part states
        }
        m_kinds = kind;
    }

    /// Null for ports that the part does not state.
    const PortGroup *groupOf(const FabricPort &port) const
    {
        const auto &groups = m_groups[indexOf(port)];
        const auto group = static_cast<std::size_t>(port.group);
        return group < groups.size() ? &groups[group] : nullptr;
    }
    /// The same number for all ports of all devices of a part in one group, whole ones and split ones apart.
    std::size_t kindOf(const FabricPort &port) const
    {
        const std::size_t index = indexOf(port);
        const auto group = std::min(static_cast<std::size_t>(port.group), m_groups[index].size());
        return (static_cast<std::size_t>(m_firstKind[index]) + group) * 2 + (port.link >= 0 ? 1 : 0);
    }
    CableEnd endOf(const FabricPort &port) const { return {groupOf(port), port.link >= 0}; }
    std::size_t kinds() const { return static_cast<std::size_t>(m_kinds) * 2; }
    std::int64_t cageOf(const FabricPort &port) const
    {
        const PortGroup *group = groupOf(port);
        return port.port / (group ? group->perCage : 1);
    }

private:
    std::size_t indexOf(const FabricPort &port) const
    {
        return static_cast<std::size_t>(m_ofDevice[static_cast<std::size_t>(port.device)]);
    }

    std::vector<std::vector<PortGroup>> m_groups; ///< of each part
    std::vector<std::int32_t> m_firstKind;
    std::vector<std::int32_t> m_ofDevice; ///< index of its part
    std::int32_t m_kinds = 0;
};

// ---- media

const Part *partNamed(const Design &design, const PartId &id)
{
    const auto found = design.parts.find(id);
    return found == design.parts.end() ? nullptr : &found->second;
}

const OpticFacts *opticOf(const Design &design, const PartId &id)
{
    const Part *part = partNamed(design, id);
    return part ? factsOf<OpticFacts>(*part) : nullptr;
}

// Cages that take the plugs of the generations before them, oldest first (the multi-source agreements of
// QSFP, QSFP-DD and SFP keep the older plugs).
constexpr std::array<std::array<std::string_view, 5>, 3> cageFamilies{{
    {"QSFP+", "QSFP28", "QSFP56", "QSFP112", ""},
    {"QSFP+", "QSFP28", "QSFP56", "QSFP-DD", "QSFP-DD800"},
    {"SFP", "SFP+", "SFP28", "SFP56", "SFP-DD"},
}};

/// Whether a text names a form as a word: "OSFP" is in "OSFP twin-port", not in "QSFP56".
bool namesForm(const std::string &text, std::string_view form)
{
    const auto isWordPart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    for (std::size_t at = text.find(form); at != std::string::npos; at = text.find(form, at + 1)) {
        const std::size_t end = at + form.size();
        const bool goesOn =
            end < text.size() && (isWordPart(text[end]) || text.substr(end).starts_with("-DD"));
        if ((at == 0 || !isWordPart(text[at - 1])) && !goesOn)
            return true;
    }
    return false;
}

/// Whether a cage takes a plug: of its own form, or of a generation before it.
bool takesForm(const PortGroup *group, const OpticFacts *plug)
{
    if (!group || group->connector.empty() || !plug || !plug->form)
        return true;
    if (namesForm(plug->form->value, group->connector))
        return true;
    for (const auto &family : cageFamilies) {
        const auto own = std::ranges::find(family, group->connector);
        if (own != family.end() && std::any_of(family.begin(), own, [&](std::string_view form) {
                return namesForm(plug->form->value, form);
            }))
            return true;
    }
    return false;
}

std::int64_t linksOfCable(const OpticFacts &cable, Bandwidth rate)
{
    PortGroup whole;
    whole.rate = cable.rate->value;
    return linksPerPort(whole, rate);
}

bool hasModules(const MediumRow &medium)
{
    return !medium.transceiver.empty() || !medium.singleTransceiver.empty();
}

bool fitsEnd(const Design &design, const MediumRow &medium, Bandwidth rate, const CableEnd &end)
{
    const std::int64_t links = end.linksOfCage(rate);
    const PartId &module = moduleFor(medium, links);
    const OpticFacts *cable = opticOf(design, medium.cable);
    if (hasModules(medium))
        return !module.empty() && takesForm(end.group, opticOf(design, module));
    return (!end.group || !cable || !cable->rate || linksOfCable(*cable, rate) == links) &&
           takesForm(end.group, cable);
}

/// A medium with its figures at hand.
struct Candidate {
    std::int16_t index = -1;
    double rate = 0; ///< 0 = any
    double longest = -1;
    std::int64_t linksPerCable = 1;
    std::vector<double> stock = {}; ///< metres, ascending
};

/// The lengths in metres, whichever the language of the machine writes numbers; the table of fields has
/// checked them.
std::vector<double> lengthsIn(const std::vector<std::string> &stock)
{
    std::vector<double> lengths;
    for (const std::string &text : stock) {
        double length = 0;
        std::from_chars(text.data(), text.data() + text.size(), length);
        lengths.push_back(length);
    }
    std::ranges::sort(lengths);
    return lengths;
}

std::vector<Candidate> candidatesIn(const Design &design)
{
    std::vector<Candidate> list;
    for (std::size_t i = 0; i < design.media.size(); ++i) {
        const MediumRow &medium = design.media[i];
        Candidate candidate{.index = static_cast<std::int16_t>(i)};
        if (medium.rate)
            candidate.rate = inBytesPerSecond(*medium.rate);
        if (const auto longest = longestOf(design, medium))
            candidate.longest = inMetres(*longest);
        const OpticFacts *cable = opticOf(design, medium.cable);
        if (!hasModules(medium) && medium.rate && cable && cable->rate)
            candidate.linksPerCable = linksOfCable(*cable, *medium.rate);
        candidate.stock = lengthsIn(medium.stock);
        list.push_back(std::move(candidate));
    }
    return list;
}

double stockFor(double needed, const std::vector<double> &stock)
{
    constexpr double perMetre = 10;
    if (stock.empty())
        return std::ceil(needed * perMetre * (1 - lengthSlack)) / perMetre;
    const auto found =
        std::ranges::find_if(stock, [&](double one) { return one >= needed * (1 - lengthSlack); });
    return found == stock.end() ? -1 : *found;
}

// ---- the work

class Cabler {
public:
    Cabler(const Design &design, const Fabric &fabric, const FabricNetwork &network)
        : m_design(design), m_fabric(fabric), m_network(network), m_ports(design, fabric, network),
          m_candidates(candidatesIn(design)), m_fitting(m_ports.kinds() * m_ports.kinds())
    {
    }

    CableResults run()
    {
        const std::vector<Exit> exits = exitsOf(m_design, m_network);
        m_results.devicePower.resize(m_network.devices.size());
        m_results.runs.resize(m_network.links.size());
        for (std::size_t i = 0; i < m_network.links.size(); ++i) {
            const FabricLink &link = m_network.links[i];
            CableRun &run = m_results.runs[i];
            const Exit &a = exits[at(link.a)], &z = exits[at(link.z)];
            run.isInRack = a.isKnown && z.isKnown && a.rack == z.rack;
            run.needed = static_cast<float>(wayBetween(a, z, m_design.cabling));
            if (link.override >= 0)
                if (const auto &length = m_design.links[static_cast<std::size_t>(link.override)].length)
                    run.needed = static_cast<float>(inMetres(*length));
            if (m_fabric.isBackplane == Answer::No)
                choose(i, run);
        }
        if (m_fabric.isBackplane == Answer::No)
            count();
        return std::move(m_results);
    }

private:
    static std::size_t at(const FabricPort &port) { return static_cast<std::size_t>(port.device); }

    /// Media of the right rate that fit both ends, best first; found once for each pair of port kinds.
    const std::vector<std::int16_t> &fitting(const FabricLink &link)
    {
        auto &entry = m_fitting[m_ports.kindOf(link.a) * m_ports.kinds() + m_ports.kindOf(link.z)];
        if (!entry.isFound || entry.rate != link.rate) {
            entry = {true, link.rate, {}};
            for (const Candidate &candidate : m_candidates)
                if (fitsPorts(m_design, m_design.media[static_cast<std::size_t>(candidate.index)],
                              bytesPerSecond(link.rate), m_ports.endOf(link.a), m_ports.endOf(link.z)))
                    entry.media.push_back(candidate.index);
        }
        return entry.media;
    }

    /// Whether link i is the second of two that join the same two cages.
    bool isSecondOfPair(std::size_t i) const
    {
        if (i == 0 || m_results.runs[i - 1].sharesCable)
            return false;
        return sharesCages(i - 1, i);
    }
    bool sharesCages(std::size_t i, std::size_t j) const
    {
        const FabricLink &one = m_network.links[i], &other = m_network.links[j];
        const auto isSame = [&](const FabricPort &p, const FabricPort &q) {
            return p.device == q.device && p.group == q.group && m_ports.cageOf(p) == m_ports.cageOf(q);
        };
        return isSame(one.a, other.a) && isSame(one.z, other.z);
    }
    bool isPaired(std::size_t i) const
    {
        return isSecondOfPair(i) || (i + 1 < m_network.links.size() && sharesCages(i, i + 1));
    }

    bool suits(std::size_t i, const Candidate &candidate, const CableRun &run) const
    {
        return candidate.longest >= static_cast<double>(run.needed) * (1 - lengthSlack) &&
               (candidate.linksPerCable == 1 || (candidate.linksPerCable == 2 && isPaired(i)));
    }

    void choose(std::size_t i, CableRun &run)
    {
        const FabricLink &link = m_network.links[i];
        if (run.needed < 0) {
            ++m_results.unknownLength;
            return;
        }
        const Candidate *chosen = named(link);
        if (!chosen)
            for (const std::int16_t index : fitting(link))
                if (suits(i, m_candidates[static_cast<std::size_t>(index)], run)) {
                    chosen = &m_candidates[static_cast<std::size_t>(index)];
                    break;
                }
        if (!chosen) {
            ++m_results.withoutMedium;
            return;
        }
        run.medium = chosen->index;
        run.ordered = static_cast<float>(stockFor(static_cast<double>(run.needed), chosen->stock));
        run.sharesCable = chosen->linksPerCable == 2 && isSecondOfPair(i) &&
                          m_results.runs[i - 1].medium == run.medium &&
                          m_results.runs[i - 1].ordered == run.ordered;
    }

    const Candidate *named(const FabricLink &link) const
    {
        if (link.override < 0)
            return nullptr;
        const MediumId &id = m_design.links[static_cast<std::size_t>(link.override)].medium;
        for (std::size_t i = 0; i < m_design.media.size(); ++i)
            if (m_design.media[i].id == id)
                return &m_candidates[i];
        return nullptr;
    }

    void count()
    {
        std::map<std::pair<std::int16_t, float>, std::int64_t> lines;
        std::pair<std::int16_t, float> last{-2, 0};
        std::int64_t *lastCount = nullptr; // most neighbours are alike
        for (const CableRun &run : m_results.runs) {
            if (run.sharesCable)
                continue;
            ++m_results.cables;
            if (run.medium < 0 || run.ordered < 0)
                continue;
            if (const std::pair key{run.medium, run.ordered}; key != last || !lastCount) {
                last = key;
                lastCount = &lines[key];
            }
            ++*lastCount;
        }
        for (const auto &[key, pieces] : lines) {
            // float keeps seven digits; the order form wants what was stated
            const double length = std::round(static_cast<double>(key.second) * 1000) / 1000;
            m_results.lines.push_back({key.first, length, pieces});
            m_results.total += metres(length * static_cast<double>(pieces));
        }
        std::ranges::sort(m_results.lines, {},
                          [](const CableLine &line) { return std::pair(line.medium, line.length); });
        countModules();
    }

    /// A module for every cage with a link that needs one; a cage that two links share is counted once.
    void countModules()
    {
        std::map<std::string_view, std::int64_t> modules;
        std::vector<std::pair<std::uint64_t, std::int16_t>> ends;
        ends.reserve(m_network.links.size() * 2);
        for (std::size_t i = 0; i < m_network.links.size(); ++i) {
            const CableRun &run = m_results.runs[i];
            if (run.medium < 0)
                continue;
            for (const FabricPort *port : {&m_network.links[i].a, &m_network.links[i].z})
                addEnd(*port, m_network.links[i].rate, run, ends);
        }
        std::ranges::sort(ends);
        const auto last = std::unique(ends.begin(), ends.end());
        for (auto end = ends.begin(); end != last; ++end) {
            const MediumRow &medium = m_design.media[static_cast<std::size_t>(end->second)];
            const PartId &module = moduleFor(medium, (end->first & 1) != 0 ? 1 : 2);
            ++modules[module];
        }
        for (const auto &[part, pieces] : modules)
            m_results.modules.push_back({PartId(part), pieces});
    }

    /// Device, group and cage in one number; its last bit says whether a cage holds one link.
    void addEnd(const FabricPort &port, double rate, const CableRun &run,
                std::vector<std::pair<std::uint64_t, std::int16_t>> &ends)
    {
        const MediumRow &medium = m_design.media[static_cast<std::size_t>(run.medium)];
        const std::int64_t links = m_ports.endOf(port).linksOfCage(bytesPerSecond(rate));
        if (!moduleFor(medium, links).empty())
            ends.emplace_back((static_cast<std::uint64_t>(port.device) << 32) |
                                  (static_cast<std::uint64_t>(port.group) << 24) |
                                  (static_cast<std::uint64_t>(m_ports.cageOf(port)) << 1) |
                                  (links == 1 ? 1U : 0U),
                              run.medium);
        const auto key = std::pair(run.medium, links);
        auto found = m_endPowers.find(key);
        if (found == m_endPowers.end())
            found = m_endPowers.emplace(key, endPowerOf(m_design, medium, links)).first;
        if (!found->second) {
            ++m_results.unknownPower;
            return;
        }
        m_results.power += *found->second;
        m_results.devicePower[at(port)] += static_cast<float>(inWatts(*found->second));
    }

    struct Fitting {
        bool isFound = false;
        double rate = 0;
        std::vector<std::int16_t> media;
    };

    const Design &m_design;
    const Fabric &m_fabric;
    const FabricNetwork &m_network;
    Ports m_ports;
    std::vector<Candidate> m_candidates;
    std::vector<Fitting> m_fitting;
    std::map<std::pair<std::int16_t, std::int64_t>, std::optional<Power>> m_endPowers;
    CableResults m_results;
};

std::optional<Power> powerOf(const Design &design, const PartId &id)
{
    const Part *part = partNamed(design, id);
    if (part && part->electrical.max)
        return part->electrical.max->value;
    if (part && part->electrical.typical)
        return part->electrical.typical->value;
    return std::nullopt;
}

} // namespace

const PartId &moduleFor(const MediumRow &medium, std::int64_t linksOfCage)
{
    return linksOfCage == 1 ? medium.singleTransceiver : medium.transceiver;
}

CableResults computeCables(const Design &design, const Fabric &fabric, const FabricNetwork &network)
{
    return Cabler(design, fabric, network).run();
}

std::int64_t CableEnd::linksOfCage(Bandwidth rate) const
{
    if (!group)
        return 1;
    return group->perCage * (isSplit ? linksPerPort(*group, rate) : 1);
}

bool fitsPorts(const Design &design, const MediumRow &medium, Bandwidth rate, const CableEnd &a,
               const CableEnd &z)
{
    const double wanted = inBytesPerSecond(rate);
    if (medium.rate && std::abs(inBytesPerSecond(*medium.rate) - wanted) > wanted * rateSlack)
        return false;
    return fitsEnd(design, medium, rate, a) && fitsEnd(design, medium, rate, z);
}

std::optional<Length> reachOf(const Design &design, const MediumRow &medium)
{
    if (medium.reach)
        return medium.reach;
    std::optional<Length> least;
    for (const PartId *id : {&medium.transceiver, &medium.singleTransceiver, &medium.cable})
        if (const OpticFacts *optic = opticOf(design, *id); optic && optic->reach)
            least = std::min(least.value_or(optic->reach->value), optic->reach->value);
    return least;
}

std::optional<Length> longestOf(const Design &design, const MediumRow &medium)
{
    const auto reach = reachOf(design, medium);
    if (!reach || medium.stock.empty())
        return reach;
    return std::min(*reach, metres(lengthsIn(medium.stock).back()));
}

std::optional<Length> diameterOf(const Design &design, const MediumRow &medium)
{
    const OpticFacts *cable = opticOf(design, medium.cable);
    if (!medium.diameter && cable && cable->diameter)
        return cable->diameter->value;
    return medium.diameter;
}

std::optional<Length> bendRadiusOf(const Design &design, const MediumRow &medium)
{
    const OpticFacts *cable = opticOf(design, medium.cable);
    if (!medium.bendRadius && cable && cable->bendRadius)
        return cable->bendRadius->value;
    return medium.bendRadius;
}

std::optional<Power> endPowerOf(const Design &design, const MediumRow &medium, std::int64_t linksOfCage)
{
    if (medium.endPower)
        return medium.endPower;
    const PartId &module = moduleFor(medium, linksOfCage);
    const auto power = powerOf(design, module.empty() ? medium.cable : module);
    if (power)
        return *power / static_cast<double>(std::max<std::int64_t>(1, linksOfCage));
    return std::nullopt;
}

} // namespace clusterwright
