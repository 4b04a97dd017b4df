#include "libraries/partjson.h"

#include "libraries/json.h"
#include "model/parts/figurelist.h"

#include <algorithm>

namespace clusterwright {
namespace {

template <typename Archive>
void describeSupplies(Archive &archive, Described<Archive, PowerSupplies> &supplies)
{
    constexpr std::int64_t most = 1000; // bounds what a file can make us allocate
    std::int64_t count = supplies.count, needed = supplies.needed;
    archive.field("count", count);
    archive.field("needed", needed);
    archive.maybe("rating_w", supplies.rating);
    archive.require("rating_w", !supplies.rating || *supplies.rating >= Power{}, "must not be negative.");
    const bool isSound = needed >= 1 && needed <= count && count <= most;
    archive.require("needed", isSound, "must lie from 1 to the count, and the count at 1,000 at most.");
    if constexpr (Archive::isReading) {
        supplies.count = isSound ? static_cast<int>(count) : 1;
        supplies.needed = isSound ? static_cast<int>(needed) : 1;
    }
}

/// Fields of one kind of part that are no figures.
template <typename Archive, typename Facts>
void describeFacts(Archive &archive, Facts &facts)
{
    if constexpr (std::is_same_v<std::remove_const_t<Facts>, ServerFacts>) {
        archive.maybe("accelerator", facts.accelerator);
        archive.maybe("cpu", facts.cpu);
    } else if constexpr (std::is_same_v<std::remove_const_t<Facts>, ItemFacts>) {
        archive.field("is_powered", facts.isPowered);
    } else if constexpr (std::is_same_v<std::remove_const_t<Facts>, FeedFacts>) {
        archive.maybe("outlets", facts.outlets);
    }
}

bool isKindFor(const std::string &key, FigureKind kind)
{
    for (const auto &[name, own] : {std::pair{"max_power_w", FigureKind::Max},
                                    {"nameplate_power_w", FigureKind::Nameplate},
                                    {"typical_power_w", FigureKind::Typical},
                                    {"idle_power_w", FigureKind::Idle}})
        if (key == name)
            return kind == own || kind == FigureKind::Estimate;
    return true;
}

/// What cannot be said of one figure alone.
void requireSoundFigures(JsonReader &reader, const Part &part)
{
    visitFigures(part, [&](const char *key, const auto &figure) {
        if (!figure)
            return;
        reader.require(key, isKindFor(key, figure->kind),
                       "is of kind " + std::string(nameOf(figure->kind)) +
                           "; no kind of load stands in for another.");
        reader.require(key, figure->source.empty() || sourceOf(part, figure->source),
                       "cites \"" + figure->source + "\", which is no key of the part's sources.");
    });
    constexpr std::int64_t most = 1'000'000'000; // keeps the sums over a design defined
    const auto *server = factsOf<ServerFacts>(part);
    reader.require("accelerator_count",
                   !server || !server->acceleratorCount || server->acceleratorCount->value <= most,
                   "must be at most 1,000,000,000.");
    const auto *feed = factsOf<FeedFacts>(part);
    reader.require("efficiency", !feed || !feed->efficiency || feed->efficiency->value <= 1,
                   "must lie from 0 to 1.");
    reader.require("input_phases",
                   !feed || !feed->phases || feed->phases->value == 1 || feed->phases->value == 3,
                   "must be 1 or 3.");
    for (const LifeDate &date : part.lifecycle.dates)
        reader.require("life_dates", date.source.empty() || sourceOf(part, date.source),
                       "cites \"" + date.source + "\", which is no key of the part's sources.");
    reader.require("bank_count", !feed || !feed->banks || feed->banks->value <= 99, "must be at most 99.");
    const auto &liquid = part.thermal.liquidFraction;
    reader.require("liquid_heat_fraction", !liquid || liquid->value <= 1, "must lie from 0 to 1.");
}

/// Before the words of a life cycle were settled, parts in designs had those of the device libraries.
template <typename Archive, typename Status>
void describeStatus(Archive &archive, Status &status)
{
    if constexpr (Archive::isReading) {
        std::string word(nameOf(status));
        archive.maybe("status", word);
        word = word == "shipping" ? "production" : word == "end_of_sale" ? "end_of_life" : word;
        const auto known = fromName<LifeStatus>(word);
        archive.require("status", known.has_value(),
                        "is \"" + word + "\"; it must be one of " + allNames<LifeStatus>() + ".");
        status = known.value_or(LifeStatus::Unknown);
    } else {
        archive.maybe("status", status); // unknown is not written
    }
}

template <typename Archive, typename SomeLifecycle>
void describeLifecycle(Archive &archive, SomeLifecycle &lifecycle)
{
    describeStatus(archive, lifecycle.status);
    archive.maybe("life_dates", lifecycle.dates);
    archive.maybe("alternates", lifecycle.alternates);
    archive.maybe("supplier", lifecycle.supplier);
    archive.maybe("trade", lifecycle.trade);
}

template <typename Archive, typename SomePart>
void describePart(Archive &archive, SomePart &part)
{
    archive.field("id", part.id);
    archive.require("id", !part.id.empty(), "is empty.");
    auto kind = kindOf(part);
    archive.field("kind", kind);
    if constexpr (Archive::isReading)
        setKind(part, kind);
    archive.field("version", part.version);
    archive.field("vendor", part.vendor);
    archive.field("model", part.model);
    archive.maybe("category", part.category);
    archive.maybe("order_code", part.orderCode);
    describeLifecycle(archive, part.lifecycle);
    archive.maybe("summary", part.summary);
    archive.maybe("notes", part.notes);
    archive.maybe("conflicts", part.conflicts);
    archive.maybe("second_source", part.secondSource);
    archive.field("sources", part.sources);
    const bool isInRack = canStandInRack(kind) || kind == PartKind::Rack;
    if (isInRack)
        archive.field("pitch", part.pitch);
    archive.maybe("is_full_depth", part.isFullDepth);
    archive.maybe("connectors", part.connectors);
    archive.maybe("netbox", part.netbox);
    std::visit([&](auto &facts) { describeFacts(archive, facts); },
               part.facts); // decides which figures there are
    if (drawsPower(part))
        archive.maybe("inlet", part.electrical.inlet);
    visitFigures(part, [&](const char *key, auto &figure) { archive.maybe(key, figure); });
    if constexpr (Archive::isReading)
        requireSoundFigures(archive, part);
}

} // namespace

void describe(JsonReader &reader, PowerSupplies &supplies)
{
    describeSupplies(reader, supplies);
}
void describe(JsonWriter &writer, const PowerSupplies &supplies)
{
    describeSupplies(writer, supplies);
}

void describe(JsonReader &reader, Source &source)
{
    reader.field("key", source.key);
    reader.field("title", source.title);
    reader.maybe("url", source.url);
    reader.maybe("retrieved", source.retrieved);
}
void describe(JsonWriter &writer, const Source &source)
{
    writer.field("key", source.key);
    writer.field("title", source.title);
    writer.maybe("url", source.url);
    writer.maybe("retrieved", source.retrieved);
}
void describe(JsonReader &reader, Part &part)
{
    describePart(reader, part);
}
void describe(JsonWriter &writer, const Part &part)
{
    describePart(writer, part);
}

Result<Part> parsePart(std::string_view text, const std::string &file)
{
    const auto json = parseJson(text, file);
    if (!json)
        return json.error();
    std::optional<Error> error;
    JsonReader reader(json.value(), "part", error);
    Part part;
    describe(reader, part);
    reader.refuseUnknownKeys();
    if (!error)
        return part;
    error->file = file;
    return *std::move(error);
}

std::string partText(const Part &part)
{
    return fileText(JsonWriter::toJson(part));
}

} // namespace clusterwright
