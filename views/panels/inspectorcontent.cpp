#include "views/panels/inspectorcontent.h"

#include "exports/drawings/fabricdrawing.h"
#include "model/explain.h"
#include "model/text.h"
#include "views/document.h"
#include "views/selection.h"
#include "views/text.h"

#include <QCoreApplication>

#include <set>

namespace clusterwright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Inspector", text);
}

using Ids = std::vector<std::string>;

struct Looked {
    const Design &design;
    const Evaluation &evaluation;
    const Library &library;
};

bool isReference(const std::string &key)
{
    static const std::set<std::string> keys{"hall", "row", "type", "rack", "chassis", "part", "node_type"};
    return keys.contains(key);
}

QString textOf(const Looked &looked, const CommonField &common)
{
    if (common.isMixed)
        return {};
    const std::string text = fieldText(common.field);
    if (!common.field.canSet && common.field.key == "status")
        return choiceText(text);
    return !common.field.canSet && isReference(common.field.key) ? nameOfObject(looked.design, text)
                                                                 : toQString(text);
}

std::vector<InspectedField> fieldsFor(const Looked &looked, const Ids &objects)
{
    std::vector<InspectedField> fields;
    for (CommonField &common : commonFields(looked.design, objects)) {
        QString text = textOf(looked, common);
        fields.push_back({std::move(common), std::move(text)});
    }
    return fields;
}

InspectorSection sectionOf(const Looked &looked, const QString &title, const Ids &objects, bool isOpen = true)
{
    InspectorSection section{title, objects};
    section.fields = fieldsFor(looked, objects);
    section.isOpen = isOpen;
    return section;
}

void addOrigins(const Looked &looked, const Part &part, std::vector<InspectedField> &fields)
{
    const auto found = looked.library.find(part.id);
    const Part *library = found == looked.library.end() ? nullptr : &found->second;
    Design shelf;
    if (library)
        shelf.parts.emplace(part.id, *library);
    const auto original = fieldsOf(shelf, part.id);
    for (InspectedField &field : fields) {
        const Field &own = field.common.field;
        const Field *stated = findField(original, own.key);
        if (!own.figure && !(stated && stated->figure))
            continue;
        field.origin = originOf(part, library, own.key);
        if (library && stated && field.origin == Origin::Override)
            field.libraryText = stated->figure ? toQString(fieldText(*stated)) : tr("not stated");
    }
}

InspectorSection partSection(const Looked &looked, const PartId &id, bool isOpen)
{
    const Part &part = looked.design.parts.at(id);
    InspectorSection section = sectionOf(looked, tr("Part: %1").arg(toQString(fullName(part))), {id}, isOpen);
    addOrigins(looked, part, section.fields);
    std::erase_if(section.fields, [](const InspectedField &field) { // only to read, and nothing to read
        const Field &own = field.common.field;
        return !own.canSet && fieldText(own).empty();
    });
    const auto counts = billOf(looked.evaluation.results.total.inventory);
    const auto count = counts.find(id);
    section.note =
        count == counts.end() || count->second < 2
            ? tr("The figures hold for every piece of this part in the design.")
            : tr("The figures hold for all %1 pieces of this part in the design.").arg(count->second);
    return section;
}

template <typename Q>
QString againstLimit(const Total<Q> &total, const std::optional<Q> &limit)
{
    const QString value = toQString(formatTotal(total));
    if (!limit)
        return tr("%1, limit unknown").arg(value);
    const QString most = toQString(formatQuantity(*limit));
    return checkLimit(total, limit) == Verdict::Fail ? tr("%1 > %2").arg(value, most)
                                                     : tr("%1 of %2").arg(value, most);
}

void addFeed(const Looked &looked, const FeedLoad &feed, std::vector<InspectedResult> &results)
{
    const QString name = toQString(feed.name);
    const auto add = [&](const QString &title, const Total<Power> &load, const char *metric) {
        const auto total = apparent(load, looked.design);
        results.push_back({title, againstLimit(total, feed.limit), metric, feed.placement,
                           checkLimit(total, feed.limit) == Verdict::Fail});
    };
    add(tr("Feed %1").arg(name), feed.load, "feed_load_va");
    add(feed.worstLoss.empty() ? tr("Feed %1, no other to lose").arg(name)
                               : tr("Feed %1, %2 lost").arg(name, toQString(feed.worstLoss)),
        feed.loadOneFeedLost, "feed_load_one_lost_va");
}

void addPrices(const MoneyTotal &price, const std::string &object, std::vector<InspectedResult> &results)
{
    const auto add = [&](const QString &title, Money money, const char *metric) {
        const MoneyTotal total{money, money, money, price.unknownCount};
        results.push_back({title, toQString(formatTotal(total)), metric, object});
    };
    if (price.low == price.high)
        return add(tr("Price"), price.base, "price_base_usd");
    add(tr("Price, low"), price.low, "price_low_usd");
    add(tr("Price, base"), price.base, "price_base_usd");
    add(tr("Price, high"), price.high, "price_high_usd");
}

std::vector<InspectedResult> resultsOf(const Summary &sum, const std::string &object)
{
    std::vector<InspectedResult> results;
    const auto add = [&](const QString &title, const std::string &value, const char *metric) {
        results.push_back({title, toQString(value), metric, object});
    };
    add(tr("Maximum power"), formatTotal(sum.power.max), "power_max_w");
    add(tr("Typical power"), formatTotal(sum.power.typical), "power_typical_w");
    add(tr("Idle power"), formatTotal(sum.power.idle), "power_idle_w");
    add(tr("Nameplate power"), formatTotal(sum.power.nameplate), "power_nameplate_w");
    add(tr("Heat"), formatTotal(sum.heat.all), "heat_w");
    add(tr("Heat to air"), formatTotal(sum.heat.air), "air_heat_w");
    add(tr("Heat to liquid"), formatTotal(sum.heat.liquid), "liquid_heat_w");
    add(tr("Airflow needed"), formatTotal(sum.heat.airflow), "airflow_m3_per_s");
    add(tr("Mass"), formatTotal(sum.bulk.all), "mass_kg");
    add(tr("Rack units"),
        formatExact(inUnits(sum.bulk.unitsUsed)) + " of " + formatExact(inUnits(sum.bulk.unitsTotal)) +
            " used",
        "rack_units_used");
    add(tr("Accelerators"), formatGrouped(static_cast<double>(sum.inventory.accelerators), 0),
        "accelerators");
    addPrices(sum.price, object, results);
    return results;
}

InspectorSection rackResults(const Looked &looked, const RackTypeId &type, const std::string &object)
{
    const TypeResults &found = looked.evaluation.results.types.at(type);
    InspectorSection section{tr("Results of one rack")};
    section.results = resultsOf(found.one, object);
    std::vector<InspectedResult> feeds;
    for (const FeedLoad &feed : found.feeds.feeds)
        addFeed(looked, feed, feeds);
    section.results.insert(section.results.begin() + 1, feeds.begin(), feeds.end()); // below maximum power
    return section;
}

/// The ids, each once, in their order.
Ids withoutTwins(const Ids &ids)
{
    Ids once;
    std::set<std::string> seen;
    std::ranges::copy_if(ids, std::back_inserter(once),
                         [&](const std::string &id) { return seen.insert(id).second; });
    return once;
}

/// Every number of what stands behind the racks that there is for an object, as explain() says it.
InspectorSection plantResults(const Looked &looked, const QString &title, const std::string &object)
{
    InspectorSection section{title};
    for (const Metric &metric : plantMetrics())
        if (const auto why = explain(looked.design, looked.evaluation, metric.key, object, &looked.library))
            section.results.push_back({tr(metric.title), toQString(why->value), metric.key, object});
    return section;
}

void addPlantResults(const Looked &looked, const QString &title, const std::string &object,
                     std::vector<InspectorSection> &sections)
{
    if (InspectorSection section = plantResults(looked, title, object); !section.results.empty())
        sections.push_back(std::move(section));
}

InspectorContent designContent(const Looked &looked)
{
    InspectorSection about{tr("Design"), {"design"}}, assumed{tr("Assumptions"), {"design"}};
    for (const InspectedField &field : fieldsFor(looked, {"design"}))
        (field.common.field.figure ? assumed : about).fields.push_back(field);
    InspectorSection totals{tr("Totals of all racks")};
    totals.results = resultsOf(looked.evaluation.results.total, "design");
    InspectorContent content{
        tr("Design"), {}, {about, totals, plantResults(looked, tr("Facility"), "design"), assumed}};
    const auto add = [&](const QString &title, const std::string &object) {
        content.sections.push_back(sectionOf(looked, title, {object}, false));
    };
    add(tr("Economics"), economicsId);
    add(tr("Load swing"), swingId);
    add(tr("Upkeep"), upkeepId);
    for (const Name<ComponentClass> &name : namesOf<ComponentClass>)
        add(tr("Upkeep: %1").arg(toQString(titleOf(name.value))), upkeepIdOf(name.value));
    return content;
}

InspectorContent sourceContent(const Looked &looked, const PowerSource &source)
{
    InspectorContent content{tr("Power source %1").arg(toQString(source.name)), {}, {}};
    content.sections.push_back(sectionOf(looked, tr("Power source"), {source.id}));
    const auto &sources = looked.evaluation.results.chain.sources;
    const auto load = std::ranges::find(sources, source.id, &SourceLoad::source);
    InspectorSection section{tr("Results")};
    const auto add = [&](const QString &title, const Total<Power> &power, const char *metric) {
        const auto total = apparent(power, looked.design);
        section.results.push_back({title, againstLimit(total, load->limit), metric, source.id,
                                   checkLimit(total, load->limit) == Verdict::Fail});
    };
    add(tr("Load"), load->demand, "source_load_va");
    add(load->worstLoss.empty() ? tr("Load, no loss adds to it")
                                : tr("Load, %1 lost").arg(nameOfObject(looked.design, load->worstLoss)),
        load->worst, "source_load_one_lost_va");
    section.results.push_back(
        {tr("Drawn from above"), toQString(formatTotal(load->drawn)), "source_drawn_w", source.id});
    content.sections.push_back(section);
    return content;
}

InspectorContent loopContent(const Looked &looked, const CoolingLoop &loop)
{
    InspectorContent content{tr("Cooling loop %1").arg(toQString(loop.name)),
                             {},
                             {sectionOf(looked, tr("Cooling loop"), {loop.id})}};
    addPlantResults(looked, tr("Results"), loop.id, content.sections);
    return content;
}

QString resultsOf(const FabricResults &results)
{
    const FabricPlan &plan = results.network.plan;
    QStringList lines{tr("%1 devices joined by %2 links").arg(plan.devices).arg(plan.endpointPorts),
                      tr("%1 leaves, %2 spines, %3 cores").arg(plan.leaves).arg(plan.spines).arg(plan.cores),
                      tr("%1 cables").arg(results.cables.cables)};
    if (results.unplaced > 0)
        lines << tr("%1 switches stand nowhere yet").arg(results.unplaced);
    lines << tr("Injection %1").arg(rateText(results.capacity.injection));
    if (results.capacity.bisection)
        lines << tr("Bisection %1").arg(rateText(*results.capacity.bisection));
    for (const std::string &problem : results.network.problems)
        lines << toQString(problem);
    return lines.join('\n');
}

InspectorContent fabricContent(const Looked &looked, const Fabric &fabric)
{
    InspectorContent content{tr("Network %1").arg(toQString(fabric.name)), {}, {}};
    const auto index = static_cast<std::size_t>(&fabric - looked.design.fabrics.data());
    content.sections.push_back(sectionOf(looked, tr("Network"), {fabric.id}));
    content.sections.back().note = resultsOf(looked.evaluation.results.fabrics.at(index));
    for (const FabricEndpoints &endpoints : looked.design.endpoints)
        if (endpoints.fabric == fabric.id)
            content.sections.push_back(
                sectionOf(looked, tr("Endpoints %1").arg(toQString(endpoints.id)), {endpoints.id}));
    return content;
}

/// Titles of the sections of a workload, by the first field of each; the first is the workload itself.
QString workloadSection(const std::string &key)
{
    return key == "tokens"             ? tr("Training")
           : key == "modality"         ? tr("Training data")
           : key == "checkpoint_bytes" ? tr("Checkpoints")
           : key == "instance"         ? tr("Serving")
           : key == "layers"           ? tr("Shape of the model")
                                       : QString();
}

InspectorContent workloadContent(const Looked &looked, const Workload &workload)
{
    InspectorContent content{
        tr("Workload %1").arg(toQString(workload.name)), {}, {{tr("Workload"), {workload.id}}}};
    addPlantResults(looked, tr("Results"), workload.id, content.sections);
    std::size_t at = 0; // of the section that is filled
    for (InspectedField &field : fieldsFor(looked, {workload.id})) {
        const std::string &key = field.common.field.key;
        if (const QString title = workloadSection(key); !title.isEmpty()) {
            content.sections.push_back({title, {workload.id}});
            at = content.sections.size() - 1;
            content.sections.back().isOpen = key == "tokens" || key == "instance";
        }
        content.sections[at].fields.push_back(std::move(field));
    }
    return content;
}

InspectorContent deviceContent(const Looked &looked, const std::vector<Selected> &all)
{
    Ids devices, parts;
    for (const Selected &one : all) {
        const RackType *type = findById(looked.design.rackTypes, one.type);
        devices.push_back(one.placement);
        parts.push_back(partOf(looked.design, *findById(type->placements, one.placement)).id);
    }
    devices = withoutTwins(devices);
    parts = withoutTwins(parts);
    InspectorContent content;
    content.header = devices.size() == 1 ? nameOfObject(looked.design, devices.front())
                                         : tr("%1 devices selected").arg(devices.size());
    content.sections.push_back(
        sectionOf(looked, devices.size() == 1 ? tr("Device") : tr("Devices"), devices));
    const int racks = rackCount(looked.design, all.front().type);
    if (devices.size() == 1 && racks > 1)
        content.sections.back().note = tr("It stands in %1 racks, which share the type.").arg(racks);
    if (devices.size() == 1) {
        InspectorSection section{tr("Results")};
        for (const FeedLoad &feed : looked.evaluation.results.types.at(all.front().type).feeds.feeds)
            if (feed.placement == devices.front())
                addFeed(looked, feed, section.results);
        const auto more = plantResults(looked, {}, devices.front()).results;
        section.results.insert(section.results.end(), more.begin(), more.end());
        if (!section.results.empty())
            content.sections.push_back(section);
    }
    if (parts.size() == 1)
        content.sections.push_back(partSection(looked, parts.front(), true));
    return content;
}

void addPlaceSections(const Looked &looked, const std::vector<const Rack *> &racks,
                      std::vector<InspectorSection> &sections)
{
    Ids rows, halls;
    for (const Rack *rack : racks) {
        rows.push_back(rack->row);
        halls.push_back(findById(looked.design.rows, rack->row)->hall);
    }
    rows = withoutTwins(rows);
    halls = withoutTwins(halls);
    sections.push_back(sectionOf(looked, rows.size() == 1 ? tr("Row") : tr("Rows"), rows, false));
    sections.push_back(sectionOf(looked, halls.size() == 1 ? tr("Hall") : tr("Halls"), halls, false));
    if (halls.size() == 1) {
        sections.back().note =
            tr("The limits hold for every rack in the hall; what is not stated is unknown.");
        sections.back().results = plantResults(looked, {}, halls.front()).results;
    }
}

void addTypeSections(const Looked &looked, const RackTypeId &type, std::vector<InspectorSection> &sections)
{
    sections.push_back(sectionOf(looked, tr("Rack type"), {type}));
    sections.push_back(partSection(looked, findById(looked.design.rackTypes, type)->rack, false));
}

InspectorContent rackContent(const Looked &looked, const Ids &ids)
{
    std::vector<const Rack *> racks;
    Ids types;
    for (const std::string &id : ids) {
        racks.push_back(findById(looked.design.racks, id));
        types.push_back(racks.back()->type);
    }
    types = withoutTwins(types);
    InspectorContent content;
    const bool isOne = ids.size() == 1;
    content.header =
        isOne ? tr("Rack %1").arg(toQString(racks.front()->name)) : tr("%1 racks selected").arg(ids.size());
    const int sharing = rackCount(looked.design, types.front());
    if (isOne && sharing > 1)
        content.sharedNote = tr("%1 racks use this type.").arg(sharing);
    content.sections.push_back(sectionOf(looked, isOne ? tr("Rack") : tr("Racks"), ids));
    if (types.size() == 1) {
        content.sections.push_back(rackResults(looked, types.front(), isOne ? ids.front() : types.front()));
        addPlantResults(looked, tr("Cooling and floor"), isOne ? ids.front() : types.front(),
                        content.sections);
        addTypeSections(looked, types.front(), content.sections);
    }
    addPlaceSections(looked, racks, content.sections);
    return content;
}

InspectorContent typeContent(const Looked &looked, const Ids &types)
{
    InspectorContent content;
    content.header = types.size() == 1 ? tr("Rack type %1").arg(nameOfObject(looked.design, types.front()))
                                       : tr("%1 rack types selected").arg(types.size());
    if (types.size() > 1) {
        content.sections.push_back(sectionOf(looked, tr("Rack types"), types));
        return content;
    }
    content.sections.push_back(rackResults(looked, types.front(), types.front()));
    addTypeSections(looked, types.front(), content.sections);
    std::swap(content.sections[0], content.sections[1]);
    const int racks = rackCount(looked.design, types.front());
    content.sections.front().note = racks == 0   ? tr("No rack of this type stands yet.")
                                    : racks == 1 ? tr("One rack is of this type.")
                                                 : tr("%1 racks are of this type.").arg(racks);
    return content;
}

InspectorContent mixedContent(const Looked &looked, const Ids &objects)
{
    return {tr("%1 things selected").arg(objects.size()),
            {},
            {sectionOf(looked, tr("What they have in common"), objects)}};
}

} // namespace

InspectorContent inspectorContent(const Document &document, const Selection &selection,
                                  const Library &library)
{
    const Looked looked{document.design(), document.evaluation(), library};
    const auto &all = selection.all();
    Ids objects;
    std::size_t devices = 0, racks = 0;
    for (const Selected &one : all) {
        devices += !one.placement.empty();
        racks += one.placement.empty() && !one.rack.empty();
        objects.push_back(!one.placement.empty() ? one.placement : !one.rack.empty() ? one.rack : one.type);
    }
    if (all.empty())
        return designContent(looked);
    if (const PowerSource *source = findById(looked.design.powerSources, selection.selected().object))
        return sourceContent(looked, *source);
    if (const CoolingLoop *loop = findById(looked.design.coolingLoops, selection.selected().object))
        return loopContent(looked, *loop);
    if (const Fabric *fabric = findById(looked.design.fabrics, selection.selected().object))
        return fabricContent(looked, *fabric);
    if (const Workload *workload = findById(looked.design.workloads, selection.selected().object))
        return workloadContent(looked, *workload);
    objects = withoutTwins(objects);
    if (devices == all.size())
        return deviceContent(looked, all);
    if (racks == all.size())
        return rackContent(looked, objects);
    return devices + racks == 0 ? typeContent(looked, objects) : mixedContent(looked, objects);
}

} // namespace clusterwright
