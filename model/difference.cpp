#include "model/difference.h"

#include "model/comparedobjects.h"
#include "model/text.h"

namespace clusterwright {
namespace {

bool isPlaceKey(ObjectKind kind, const std::string &key)
{
    switch (kind) {
    case ObjectKind::Rack:
        return key == "row" || key == "x_m" || key == "y_m";
    case ObjectKind::Row:
        return key == "hall" || key == "x_m" || key == "y_m";
    case ObjectKind::Placement:
        return key == "rack_type" || key == "u" || key == "side" || key == "slot";
    default:
        return false;
    }
}

bool isReference(const std::string &key)
{
    constexpr std::array keys{"part", "node_type", "rack", "chassis", "type", "row", "hall", "rack_type"};
    return std::ranges::count(keys, key) > 0;
}

std::string moneyOrFieldText(const Field &field)
{
    const auto *number = std::get_if<double>(&field.value);
    return number && field.unit == "USD" ? formatQuantity(dollars(*number)) : fieldText(field);
}

std::string textIn(const Side &side, const Field &field)
{
    const auto *id = std::get_if<std::string>(&field.value);
    const std::string text = id && isReference(field.key) ? side.nameOf(*id) : moneyOrFieldText(field);
    return text.empty() ? "not stated" : text;
}

std::string noteText(const std::optional<FigureNote> &note)
{
    if (!note)
        return "not stated";
    std::string text = std::string(nameOf(note->kind)) + ", " + std::string(nameOf(note->confidence));
    for (const std::string &part : {note->source, note->basis})
        text += part.empty() ? "" : ", " + part;
    return text;
}

/// "U7", "U7, rear", "left side", "Row A at 3.2 m, 1.2 m"; with the rack type if that is another one.
std::string placeText(const Side &side, ObjectKind kind, const std::vector<Field> &place, bool withType)
{
    const auto text = [&](const char *key) {
        const Field *field = findField(place, key);
        return field ? textIn(side, *field) : std::string();
    };
    if (kind != ObjectKind::Placement)
        return text(kind == ObjectKind::Rack ? "row" : "hall") + " at " + text("x_m") + ", " + text("y_m");
    std::string where = findField(place, "u") ? "U" + text("u") : text("slot") + " side";
    if (findField(place, "u"))
        for (const std::string &more : {text("side"), text("slot")})
            where += more.empty() || more == "both" ? "" : ", " + more;
    return withType ? where + " of " + text("rack_type") : where;
}

class Comparer {
public:
    Comparer(const Design &a, const Design &b) : m_a(a), m_b(b) {}

    Difference objects()
    {
        const Design &a = m_a.design, &b = m_b.design;
        compareFields({ObjectKind::Design, "design", b.meta.title.empty() ? "Design" : b.meta.title},
                      fieldsOf(a, "design"), fieldsOf(b, "design"));
        compareExtra();
        compareFields({ObjectKind::Design, economicsId, "Economics"}, fieldsOf(a.economics),
                      fieldsOf(b.economics));
        compareFields({ObjectKind::Design, upkeepId, "Upkeep"}, fieldsOf(a.upkeep), fieldsOf(b.upkeep));
        compareFields({ObjectKind::Design, swingId, "Load swing"}, fieldsOf(a.swing), fieldsOf(b.swing));
        compareLists(ObjectKind::Component, pointersTo(a.upkeep.components), pointersTo(b.upkeep.components));
        compareLists(ObjectKind::PowerSource, pointersTo(a.powerSources), pointersTo(b.powerSources));
        compareLists(ObjectKind::CoolingLoop, pointersTo(a.coolingLoops), pointersTo(b.coolingLoops));
        compareFields({ObjectKind::Design, cablingId, "Cabling"}, fieldsOf(a.cabling), fieldsOf(b.cabling));
        compareLists(ObjectKind::Fabric, pointersTo(a.fabrics), pointersTo(b.fabrics));
        compareLists(ObjectKind::Endpoints, pointersTo(a.endpoints), pointersTo(b.endpoints));
        compareLists(ObjectKind::Link, pointersTo(a.links), pointersTo(b.links));
        compareLists(ObjectKind::Medium, pointersTo(a.media), pointersTo(b.media));
        compareLists(ObjectKind::Workload, pointersTo(a.workloads), pointersTo(b.workloads));
        compareLists(ObjectKind::MeasuredRun, pointersTo(a.measuredRuns), pointersTo(b.measuredRuns));
        compareLists(ObjectKind::FittedConstant, pointersTo(a.fittedConstants),
                     pointersTo(b.fittedConstants));
        compareLists(ObjectKind::Hall, pointersTo(a.halls), pointersTo(b.halls));
        compareLists(ObjectKind::Row, pointersTo(a.rows), pointersTo(b.rows));
        compareLists(ObjectKind::Rack, pointersTo(a.racks), pointersTo(b.racks));
        compareLists(ObjectKind::RackType, pointersTo(a.rackTypes), pointersTo(b.rackTypes));
        compareLists(ObjectKind::NodeType, pointersTo(a.nodeTypes), pointersTo(b.nodeTypes));
        compareLists(ObjectKind::Placement, pointersTo(m_a.items), pointersTo(m_b.items));
        compareLists(ObjectKind::Part, pointersTo(a.parts), pointersTo(b.parts));
        compareLists(ObjectKind::Price, pointersTo(a.priceBook.prices), pointersTo(b.priceBook.prices));
        compareLists(ObjectKind::Statement, pointersTo(a.assumptions.statements),
                     pointersTo(b.assumptions.statements));
        compareLists(ObjectKind::Waiver, pointersTo(a.waivers), pointersTo(b.waivers));
        compareLists(ObjectKind::Parameter, pointersTo(a.parameters), pointersTo(b.parameters));
        compareLists(ObjectKind::Release, pointersTo(a.releases), pointersTo(b.releases));
        return std::move(m_difference);
    }

private:
    template <typename T>
    static std::vector<const T *> pointersTo(const std::vector<T> &list)
    {
        std::vector<const T *> pointers;
        for (const T &thing : list)
            pointers.push_back(&thing);
        return pointers;
    }
    template <typename T>
    static std::vector<const T *> pointersTo(const std::map<std::string, T> &map)
    {
        std::vector<const T *> pointers;
        for (const auto &[id, thing] : map)
            pointers.push_back(&thing);
        return pointers;
    }

    template <typename T>
    void compareLists(ObjectKind kind, const std::vector<const T *> &before,
                      const std::vector<const T *> &after)
    {
        std::unordered_map<std::string, const T *> left;
        for (const T *thing : before)
            left.emplace(idOf(*thing), thing);
        for (const T *thing : after) {
            const std::string id = idOf(*thing);
            const auto found = left.find(id);
            if (found == left.end()) {
                m_difference.added.push_back({kind, id, nameIn(m_b, *thing)});
                continue;
            }
            if (!isSame(*found->second, *thing))
                compareThings({kind, id, nameIn(m_b, *thing)}, fieldsIn(m_a, *found->second),
                              fieldsIn(m_b, *thing));
            left.erase(found);
        }
        for (const T *thing : before)
            if (!left.empty() && left.contains(idOf(*thing)))
                m_difference.removed.push_back({kind, idOf(*thing), nameIn(m_a, *thing)});
    }

    /// Things that differ; where no field tells how, a line says so.
    void compareThings(const ComparedObject &object, const std::vector<Field> &before,
                       const std::vector<Field> &after)
    {
        const std::size_t count = m_difference.changed.size() + m_difference.moved.size();
        compareFields(object, before, after);
        if (m_difference.changed.size() + m_difference.moved.size() == count)
            m_difference.changed.push_back(
                {object, "other", "Other details", {}, {}, "as before", "changed"});
    }

    void compareFields(const ComparedObject &object, const std::vector<Field> &before,
                       const std::vector<Field> &after)
    {
        MovedObject moved{object, {}, {}, {}, {}};
        for (const Field &to : after) {
            const Field *from = findField(before, to.key);
            if (isPlaceKey(object.kind, to.key))
                moved.to.push_back(to);
            else if (!from || from->value != to.value)
                addChange(object, from, &to);
            else if (from->figure != to.figure)
                m_difference.changed.push_back({object,
                                                to.key + ".source",
                                                to.title + ", source",
                                                {},
                                                {},
                                                noteText(from->figure),
                                                noteText(to.figure)});
        }
        for (const Field &from : before)
            if (isPlaceKey(object.kind, from.key))
                moved.from.push_back(from);
            else if (!findField(after, from.key))
                addChange(object, &from, nullptr);
        if (moved.from != moved.to)
            addMove(std::move(moved));
    }

    void addChange(const ComparedObject &object, const Field *from, const Field *to)
    {
        const Field &known = to ? *to : *from;
        const FieldValue before = from ? from->value : FieldValue(), after = to ? to->value : FieldValue();
        m_difference.changed.push_back({object, known.key, known.title, before, after,
                                        from ? textIn(m_a, *from) : "not stated",
                                        to ? textIn(m_b, *to) : "not stated"});
    }

    void addMove(MovedObject moved)
    {
        const auto type = [](const std::vector<Field> &place) {
            const Field *field = findField(place, "rack_type");
            return field ? field->value : FieldValue();
        };
        const ObjectKind kind = moved.object.kind;
        const bool withType = type(moved.from) != type(moved.to);
        moved.fromText = placeText(m_a, kind, moved.from, withType);
        moved.toText = placeText(m_b, kind, moved.to, withType);
        m_difference.moved.push_back(std::move(moved));
    }

    /// What this version does not know of is compared as text. A baseline is kept without it.
    void compareExtra()
    {
        if (m_b.design.baseline.design.get() == &m_a.design ||
            m_a.design.baseline.design.get() == &m_b.design)
            return;
        const auto fieldsOfExtra = [](const Design &design) {
            std::vector<Field> fields;
            for (const auto &[key, text] : design.extra)
                fields.push_back(textField(key, key, text));
            return fields;
        };
        compareFields({ObjectKind::Design, "design", "Design"}, fieldsOfExtra(m_a.design),
                      fieldsOfExtra(m_b.design));
    }

    const Side m_a, m_b;
    Difference m_difference;
};

/// What makes two findings the same: names in the message may differ, numbers may not.
std::string findingKey(const Finding &finding)
{
    std::string key = finding.rule + "\n" + std::string(nameOf(finding.severity));
    for (const std::string &object : finding.objects)
        key += "\n" + object;
    if (!finding.measured)
        return key + "\n" + finding.message;
    return key + "\n" + formatExact(*finding.measured) + "\n" +
           (finding.limit ? formatExact(*finding.limit) : std::string());
}

std::vector<Finding> openNotIn(const std::vector<Finding> &findings, const std::vector<Finding> &others)
{
    std::unordered_map<std::string, int> there;
    for (const Finding &other : others)
        if (other.state == FindingState::Open)
            ++there[findingKey(other)];
    std::vector<Finding> list;
    for (const Finding &finding : findings)
        if (finding.state == FindingState::Open && --there[findingKey(finding)] < 0)
            list.push_back(finding);
    return list;
}

std::vector<TotalChange> totalChanges(const std::vector<TotalRow> &before, const std::vector<TotalRow> &after)
{
    const auto isAt = [](const TotalRow &row) {
        return [&row](const TotalRow &other) { return other.key == row.key && other.part == row.part; };
    };
    const auto noneOf = [](TotalRow row) {
        row.value = row.low = row.high = 0;
        row.unknown = 0;
        return row;
    };
    std::vector<TotalChange> changes;
    for (const TotalRow &to : after) {
        const auto found = std::ranges::find_if(before, isAt(to));
        const TotalRow from = found == before.end() ? noneOf(to) : *found;
        changes.push_back({from, to, totalDelta(from, to)});
    }
    for (const TotalRow &from : before)
        if (std::ranges::none_of(after, isAt(from)))
            changes.push_back({from, noneOf(from), totalDelta(from, noneOf(from))});
    return changes;
}

} // namespace

bool Difference::isEmpty() const
{
    return added.empty() && removed.empty() && moved.empty() && changed.empty();
}

Difference differenceBetween(const Design &a, const Evaluation &ofA, const Design &b, const Evaluation &ofB)
{
    Difference difference = Comparer(a, b).objects();
    difference.totals = totalChanges(totalsOf(a, ofA.results), totalsOf(b, ofB.results));
    difference.findingsAdded = openNotIn(ofB.findings, ofA.findings);
    difference.findingsRemoved = openNotIn(ofA.findings, ofB.findings);
    return difference;
}

} // namespace clusterwright
