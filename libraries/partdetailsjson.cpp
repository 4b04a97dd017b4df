// Parts as JSON: what hangs on a part besides its figures.
#include "libraries/json.h"
#include "libraries/partjson.h"

namespace clusterwright {
namespace {

template <typename Archive>
void describePorts(Archive &archive, Described<Archive, PortGroup> &group)
{
    archive.field("count", group.count);
    archive.maybe("rate_byte_per_s", group.rate);
    archive.maybe("connector", group.connector);
    archive.maybe("use", group.use);
    if constexpr (Archive::isReading) {
        archive.maybe("ports_per_cage", group.perCage);
        archive.maybe("lanes", group.lanes);
    } else {
        if (group.perCage != 1)
            archive.field("ports_per_cage", group.perCage);
        if (group.lanes != 0)
            archive.field("lanes", group.lanes);
    }
    archive.maybe("name", group.name);
    archive.require("ports_per_cage", group.perCage >= 1 && group.perCage <= 16, "must lie from 1 to 16.");
    archive.require("lanes", group.lanes >= 0 && group.lanes <= 64, "must lie from 0 to 64.");
    archive.require("count", group.count >= 1 && group.count <= 100'000, "must lie from 1 to 100,000.");
}

template <typename Archive>
void describeMeasurement(Archive &archive, Described<Archive, Measurement> &measurement)
{
    archive.field("benchmark", measurement.benchmark);
    archive.maybe("read_byte_per_s", measurement.read);
    archive.maybe("note", measurement.note);
}

template <typename Archive>
void describeConnector(Archive &archive, Described<Archive, Connector> &connector)
{
    archive.field("kind", connector.kind);
    archive.field("name", connector.name);
    archive.maybe("label", connector.label);
    archive.maybe("type", connector.type);
    archive.maybe("description", connector.description);
    archive.maybe("maximum_draw_w", connector.maximumDraw);
    archive.maybe("allocated_draw_w", connector.allocatedDraw);
    archive.maybe("is_management", connector.isManagement);
    archive.maybe("power_port", connector.powerPort);
    archive.maybe("feed_leg", connector.feedLeg);
    archive.maybe("more", connector.more);
}

template <typename Archive>
void describeLifeDate(Archive &archive, Described<Archive, LifeDate> &date)
{
    archive.field("status", date.status);
    archive.field("date", date.date);
    archive.maybe("source", date.source);
    archive.maybe("basis", date.basis);
    archive.field("confidence", date.confidence);
    archive.require("basis", !date.source.empty() || !date.basis.empty(),
                    "is missing; a date without a source says what it rests on.");
}

template <typename Archive>
void describeAlternate(Archive &archive, Described<Archive, Alternate> &alternate)
{
    archive.field("part", alternate.part);
    archive.maybe("differences", alternate.differences);
}

template <typename Archive>
void describeTrade(Archive &archive, Described<Archive, TradeData> &trade)
{
    archive.maybe("eccn", trade.eccn);
    archive.maybe("tariff_code", trade.tariffCode);
    archive.maybe("country_of_origin", trade.origin);
    archive.maybe("total_processing_performance", trade.processing);
    archive.maybe("performance_density", trade.density);
    archive.field("source", trade.source);
    archive.maybe("date", trade.date);
}

template <typename Archive>
void describeNetbox(Archive &archive, Described<Archive, NetboxFacts> &netbox)
{
    archive.maybe("slug", netbox.slug);
    archive.maybe("subdevice_role", netbox.role);
    archive.maybe("is_powered", netbox.isPowered);
    archive.maybe("front_image", netbox.hasFrontImage);
    archive.maybe("rear_image", netbox.hasRearImage);
    archive.maybe("more", netbox.more);
}

} // namespace

void describe(JsonReader &reader, PortGroup &group)
{
    describePorts(reader, group);
}
void describe(JsonWriter &writer, const PortGroup &group)
{
    describePorts(writer, group);
}
void describe(JsonReader &reader, Measurement &measurement)
{
    describeMeasurement(reader, measurement);
}
void describe(JsonWriter &writer, const Measurement &measurement)
{
    describeMeasurement(writer, measurement);
}
void describe(JsonReader &reader, Connector &connector)
{
    describeConnector(reader, connector);
}
void describe(JsonWriter &writer, const Connector &connector)
{
    describeConnector(writer, connector);
}
void describe(JsonReader &reader, LifeDate &date)
{
    describeLifeDate(reader, date);
}
void describe(JsonWriter &writer, const LifeDate &date)
{
    describeLifeDate(writer, date);
}
void describe(JsonReader &reader, Alternate &alternate)
{
    describeAlternate(reader, alternate);
}
void describe(JsonWriter &writer, const Alternate &alternate)
{
    describeAlternate(writer, alternate);
}
void describe(JsonReader &reader, TradeData &trade)
{
    describeTrade(reader, trade);
}
void describe(JsonWriter &writer, const TradeData &trade)
{
    describeTrade(writer, trade);
}
void describe(JsonReader &reader, NetboxFacts &netbox)
{
    describeNetbox(reader, netbox);
}
void describe(JsonWriter &writer, const NetboxFacts &netbox)
{
    describeNetbox(writer, netbox);
}

} // namespace clusterwright
