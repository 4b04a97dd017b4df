#include "model/parts/partindex.h"

#include "model/words.h"

#include <algorithm>

namespace clusterwright {
namespace {

constexpr const char *airCooled = "air", *liquidCooled = "liquid", *mixedCooled = "air and liquid";
constexpr const char *drawsNone = "draws none";
constexpr double mostlyLiquid = 0.95; // share of the heat

template <typename Q>
struct Class {
    Q most; ///< the highest value that belongs to it
    const char *name;
};

const std::array heightClasses{Class{HalfUnits{0}, "0 U"}, Class{HalfUnits{2}, "1 U"},
                               Class{HalfUnits{4}, "2 U"}, Class{HalfUnits{8}, "3 to 4 U"},
                               Class{HalfUnits{16}, "5 to 8 U"}};
constexpr const char *highest = "over 8 U";

const std::array powerClasses{Class{watts(500), "up to 500 W"}, Class{watts(1000), "0.5 to 1 kW"},
                              Class{watts(3000), "1 to 3 kW"}, Class{watts(10000), "3 to 10 kW"}};
constexpr const char *mostPower = "over 10 kW";

template <typename Q, std::size_t Count>
const char *classOf(const Q &value, const std::array<Class<Q>, Count> &classes, const char *above)
{
    const auto found = std::ranges::find_if(classes, [&](const Class<Q> &one) { return value <= one.most; });
    return found == classes.end() ? above : found->name;
}

template <typename Q, std::size_t Count>
std::vector<std::string> namesOfClasses(const std::array<Class<Q>, Count> &classes, const char *above)
{
    std::vector<std::string> names;
    for (const Class<Q> &one : classes)
        names.emplace_back(one.name);
    names.emplace_back(above);
    return names;
}

template <typename E>
std::vector<std::string> allNames()
{
    std::vector<std::string> names;
    for (const Name<E> &name : namesOf<E>)
        names.emplace_back(name.text);
    return names;
}

std::string valueIn(const Part &part, Confidence confidence, Facet facet)
{
    switch (facet) {
    case Facet::Kind:
        return std::string(nameOf(kindOf(part)));
    case Facet::Vendor:
        return part.vendor.empty() ? notStated : part.vendor;
    case Facet::Height:
        return heightClassOf(part);
    case Facet::Power:
        return powerClassOf(part);
    case Facet::Cooling:
        return coolingOf(part);
    case Facet::Status:
        return std::string(nameOf(part.lifecycle.status));
    case Facet::Confidence:
        break;
    }
    return std::string(nameOf(confidence));
}

/// In the order for a reader, those that no part has included; vendors are not known beforehand.
std::vector<std::string> knownValues(Facet facet)
{
    switch (facet) {
    case Facet::Kind:
        return allNames<PartKind>();
    case Facet::Height:
        return namesOfClasses(heightClasses, highest);
    case Facet::Power: {
        auto names = namesOfClasses(powerClasses, mostPower);
        names.emplace_back(drawsNone);
        return names;
    }
    case Facet::Cooling:
        return {airCooled, mixedCooled, liquidCooled};
    case Facet::Status: {
        auto names = allNames<LifeStatus>();
        std::ranges::rotate(names, names.begin() + 1); // unknown stands at the end
        return names;
    }
    case Facet::Confidence: {
        auto names = allNames<Confidence>();
        std::ranges::reverse(names); // the best first
        return names;
    }
    case Facet::Vendor:
        break;
    }
    return {};
}

/// The known values first, then by name, and what is not stated at the end.
std::vector<std::string> sortedValues(Facet facet, const std::set<std::string> &present)
{
    std::vector<std::string> values;
    for (const std::string &name : knownValues(facet))
        if (present.contains(name))
            values.push_back(name);
    std::vector<std::string> others;
    for (const std::string &name : present)
        if (name != notStated && std::ranges::find(values, name) == values.end())
            others.push_back(name);
    std::ranges::sort(others, comesBefore);
    values.insert(values.end(), others.begin(), others.end());
    if (present.contains(notStated))
        values.emplace_back(notStated);
    return values;
}

IndexedPart indexed(const Part &part)
{
    IndexedPart entry;
    entry.part = &part;
    entry.name = fullName(part);
    entry.searchName = folded(entry.name);
    entry.searchText =
        folded(part.id + ' ' + part.category + ' ' + part.summary + ' ' + part.orderCode + ' ' + entry.name);
    entry.confidence = confidenceOf(part);
    return entry;
}

using Choice = PerFacet<std::vector<bool>>; ///< per value whether it is chosen; empty = all

Choice choiceOf(const PartIndex &index, const PartQuery &query)
{
    Choice choice;
    for (const Name<Facet> &facet : namesOf<Facet>) {
        const std::size_t number = PartIndex::indexOf(facet.value);
        if (query.chosen[number].empty())
            continue;
        for (const std::string &value : index.values(facet.value))
            choice[number].push_back(query.chosen[number].contains(value));
    }
    return choice;
}

/// The facets by which a part is sorted out: none, one, or more of them.
struct SortedOut {
    int times = 0;
    std::size_t facet = 0; ///< the last one
};

SortedOut sortedOutBy(const Choice &choice, const IndexedPart &part)
{
    SortedOut out;
    for (std::size_t facet = 0; facet < facetCount; ++facet)
        if (!choice[facet].empty() && !choice[facet][part.values[facet]]) {
            ++out.times;
            out.facet = facet;
        }
    return out;
}

/// A part counts for a facet if no other facet sorts it out.
void count(const IndexedPart &part, const SortedOut &out, FoundParts &found)
{
    for (std::size_t facet = 0; facet < facetCount; ++facet)
        if (out.times == 0 || (out.times == 1 && out.facet == facet))
            ++found.counts[facet][part.values[facet]];
}

std::optional<double> liquidFractionOf(const Part &part)
{
    if (part.thermal.liquidFraction)
        return part.thermal.liquidFraction->value;
    const auto *rack = factsOf<RackFacts>(part);
    if (!rack || !rack->whole.liquidHeat || !rack->whole.airHeat)
        return std::nullopt;
    const Power liquid = rack->whole.liquidHeat->value, all = liquid + rack->whole.airHeat->value;
    if (all <= watts(0))
        return std::nullopt;
    return inWatts(liquid) / inWatts(all);
}

} // namespace

std::string heightClassOf(const Part &part)
{
    return part.size.height ? classOf(part.size.height->value, heightClasses, highest) : notStated;
}

const Stated<Power> &powerInLists(const Part &part)
{
    if (const auto *rack = factsOf<RackFacts>(part))
        return rack->whole.mostPower ? rack->whole.mostPower : rack->whole.power;
    const auto *cpu = factsOf<CpuFacts>(part);
    return cpu && !part.electrical.max ? cpu->designPower : part.electrical.max;
}

std::string powerClassOf(const Part &part)
{
    const Stated<Power> &power = powerInLists(part);
    if (power)
        return classOf(power->value, powerClasses, mostPower);
    return drawsPower(part) ? notStated : drawsNone;
}

std::string coolingOf(const Part &part)
{
    if (const auto fraction = liquidFractionOf(part))
        return *fraction >= mostlyLiquid ? liquidCooled : *fraction > 0 ? mixedCooled : airCooled;
    const auto *accelerator = factsOf<AcceleratorFacts>(part);
    if (!accelerator || !accelerator->cooling)
        return notStated;
    const std::string method = folded(accelerator->cooling->value);
    const bool isAir = method.find(airCooled) != std::string::npos;
    if (method.find(liquidCooled) != std::string::npos)
        return isAir ? mixedCooled : liquidCooled;
    return isAir ? airCooled : notStated;
}

PartIndex::PartIndex(const Library &library)
{
    m_parts.reserve(library.size());
    for (const auto &[id, part] : library)
        m_parts.push_back(indexed(part));
    std::ranges::stable_sort(m_parts, comesBefore, &IndexedPart::name);
    for (const Name<Facet> &facet : namesOf<Facet>) {
        std::vector<std::string> values;
        for (const IndexedPart &entry : m_parts)
            values.push_back(valueIn(*entry.part, entry.confidence, facet.value));
        auto &known = m_values[indexOf(facet.value)];
        known = sortedValues(facet.value, {values.begin(), values.end()});
        std::map<std::string, std::size_t> places;
        for (const std::string &value : known)
            places.emplace(value, places.size());
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            m_parts[i].values[indexOf(facet.value)] = places.at(values[i]);
    }
}

const std::string &PartIndex::valueOf(const IndexedPart &part, Facet facet) const
{
    return values(facet)[part.values[indexOf(facet)]];
}

FoundParts PartIndex::find(const PartQuery &query) const
{
    const Words words(query.text);
    const Choice choice = choiceOf(*this, query);
    FoundParts found;
    for (std::size_t facet = 0; facet < facetCount; ++facet)
        found.counts[facet].resize(m_values[facet].size());
    std::vector<const IndexedPart *> further;
    for (const IndexedPart &entry : m_parts) {
        if (query.among && !query.among->contains(entry.part->id))
            continue;
        const bool isNamed = words.areInFolded(entry.searchName);
        if (!isNamed && !words.areInFolded(entry.searchText))
            continue;
        const SortedOut out = sortedOutBy(choice, entry);
        count(entry, out, found);
        if (out.times == 0)
            (isNamed ? found.parts : further).push_back(&entry);
    }
    found.parts.insert(found.parts.end(), further.begin(), further.end());
    if (words.isEmpty())
        std::ranges::stable_sort(found.parts, std::ranges::less{},
                                 [](const IndexedPart *entry) { return kindOf(*entry->part); });
    return found;
}

} // namespace clusterwright
