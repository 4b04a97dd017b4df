#include "exports/drawings/oneline.h"

#include "model/checks/about.h"
#include "model/text.h"

#include <map>

namespace clusterwright {
namespace {

QString text(const std::string &words)
{
    return QString::fromStdString(words);
}

Diagram::Sign signOf(SourceKind kind)
{
    using Sign = Diagram::Sign;
    switch (kind) {
    case SourceKind::Utility:
        return Sign::Source;
    case SourceKind::Generator:
        return Sign::Generator;
    case SourceKind::Transformer:
        return Sign::Transformer;
    case SourceKind::Ups:
        return Sign::Converter;
    case SourceKind::Switchboard:
    case SourceKind::Panel:
        return Sign::Switchgear;
    case SourceKind::Busway:
        return Sign::Busbar;
    case SourceKind::Circuit:
        return Sign::Breaker;
    }
    return Sign::None;
}

/// How far below the beginning of the chain each piece stands.
std::vector<int> depthsOf(const Design &design)
{
    const auto &sources = design.powerSources;
    std::vector<int> depths(sources.size(), 0);
    bool isSettled = false;
    for (std::size_t pass = 0; pass <= sources.size() && !isSettled; ++pass) {
        isSettled = true;
        for (std::size_t i = 0; i < sources.size(); ++i)
            for (const PowerSourceId &above : sources[i].fedBy) {
                const auto at = static_cast<std::size_t>(findById(sources, above) - sources.data());
                if (depths[i] <= depths[at]) {
                    depths[i] = depths[at] + 1;
                    isSettled = false;
                }
            }
    }
    return depths;
}

QString ratingText(const PowerSource &source)
{
    QStringList parts{text(std::string(nameOf(source.kind)))};
    if (source.rating)
        parts += text(formatQuantity(*source.rating));
    if (source.breaker)
        parts += text(formatQuantity(*source.breaker));
    if (source.lineVoltage)
        parts += text(formatQuantity(*source.lineVoltage));
    return parts.join(QStringLiteral(", "));
}

QString loadText(const Design &design, const Total<Power> &demand, const std::optional<ApparentPower> &limit)
{
    const auto load = apparent(demand, design);
    if (!limit)
        return text(formatTotal(load) + ", limit unknown");
    return text(formatTotal(load) + " of " + formatQuantity(*limit));
}

Diagram::Box boxOf(const Design &design, const OpenFindings &open, const PowerSource &source,
                   const SourceLoad &load)
{
    Diagram::Box box;
    box.id = source.id;
    box.title = text(source.name);
    box.sign = signOf(source.kind);
    box.lines = {ratingText(source), loadText(design, load.demand, load.limit)};
    if (!load.worstLoss.empty())
        box.lines += text("worst loss: " + formatTotal(apparent(load.worst, design)));
    box.worst = worstOf(open.about(source.id));
    return box;
}

Diagram::Box boxOf(const Evaluation &evaluation, const OpenFindings &open, const SupplyGroup &group)
{
    Diagram::Box box;
    box.id = group.racks.size() == 1 ? group.racks.front()->id : group.type->id;
    box.title = text(std::to_string(group.racks.size()) + " × " + group.type->name);
    box.sign = Diagram::Sign::Racks;
    const TypeResults &results = evaluation.results.types.at(group.type->id);
    box.lines = {text(formatTotal(results.one.power.max) + " each"),
                 text(std::to_string(results.feeds.feeds.size()) + " feeds")};
    const std::string &first = group.racks.front()->name, &last = group.racks.back()->name;
    box.lines += text(first == last ? first : first + " to " + last);
    box.worst = worstOf(open.about(*group.type));
    return box;
}

/// Feeds "A" and "B" of a group that hang on one piece are one line with both names.
void addLinks(Diagram &diagram, const Evaluation &evaluation, const SupplyGroup &group,
              const std::vector<std::size_t> &boxOfSource)
{
    const auto &feeds = evaluation.results.types.at(group.type->id).feeds.feeds;
    std::map<std::size_t, QStringList> bySource;
    for (std::size_t i = 0; i < group.sources.size(); ++i)
        if (group.sources[i] != noSource)
            bySource[group.sources[i]] += text(feeds[i].name);
    for (const auto &[source, names] : bySource)
        diagram.links.push_back(
            {boxOfSource[source], diagram.boxes.size() - 1, names.join(QStringLiteral(", "))});
}

} // namespace

Diagram onelineOf(const Design &design, const Evaluation &evaluation, const PowerSourceId &lost)
{
    Diagram diagram;
    const auto &sources = design.powerSources;
    if (sources.empty())
        return diagram;
    const OpenFindings open(design, evaluation);
    const auto depths = depthsOf(design);
    std::vector<std::size_t> failed;
    for (std::size_t i = 0; i < sources.size(); ++i)
        if (sources[i].id == lost)
            failed.push_back(i);
    const auto dead = deadSources(design, failed);
    std::vector<std::size_t> boxOfSource(sources.size());
    const int deepest = std::ranges::max(depths);
    for (int layer = 0; layer <= deepest; ++layer)
        for (std::size_t i = 0; i < sources.size(); ++i)
            if (depths[i] == layer) {
                boxOfSource[i] = diagram.boxes.size();
                diagram.boxes.push_back(boxOf(design, open, sources[i], evaluation.results.chain.sources[i]));
                diagram.boxes.back().layer = layer;
                diagram.boxes.back().isDown = dead[i];
            }
    for (std::size_t i = 0; i < sources.size(); ++i)
        for (const PowerSourceId &above : sources[i].fedBy) {
            const auto at = static_cast<std::size_t>(findById(sources, above) - sources.data());
            diagram.links.push_back(
                {boxOfSource[at], boxOfSource[i], {}, sources[at].standby == Answer::Yes});
        }
    for (const SupplyGroup &group : supplyGroups(design, evaluation.results.types)) {
        diagram.boxes.push_back(boxOf(evaluation, open, group));
        diagram.boxes.back().layer = deepest + 1;
        const auto all = group.sources.empty() ? 0 : ~std::uint64_t{0} >> (64 - group.sources.size());
        diagram.boxes.back().isDown = all != 0 && deadFeeds(group, dead) == all;
        addLinks(diagram, evaluation, group, boxOfSource);
    }
    diagram.title = QStringLiteral("Power chain");
    diagram.note = text("Apparent power at maximum load, at a power factor of " +
                        formatNumber(design.assumptions.powerFactor.value, 2) +
                        "; below it the worst after the loss of one piece. Dashed: standby.");
    return diagram;
}

} // namespace clusterwright
