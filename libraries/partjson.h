// Parts as JSON: one part per file in libraries/data, and the same form inside a design.
#pragma once

#include "model/parts/part.h"
#include "model/result.h"

#include <string_view>

namespace clusterwright {

class JsonReader;
class JsonWriter;

void describe(JsonReader &reader, Part &part);
void describe(JsonWriter &writer, const Part &part);
void describe(JsonReader &reader, PortGroup &group);
void describe(JsonWriter &writer, const PortGroup &group);
void describe(JsonReader &reader, Measurement &measurement);
void describe(JsonWriter &writer, const Measurement &measurement);
void describe(JsonReader &reader, Connector &connector);
void describe(JsonWriter &writer, const Connector &connector);
void describe(JsonReader &reader, LifeDate &date);
void describe(JsonWriter &writer, const LifeDate &date);
void describe(JsonReader &reader, Alternate &alternate);
void describe(JsonWriter &writer, const Alternate &alternate);
void describe(JsonReader &reader, TradeData &trade);
void describe(JsonWriter &writer, const TradeData &trade);
void describe(JsonReader &reader, NetboxFacts &netbox);
void describe(JsonWriter &writer, const NetboxFacts &netbox);

/// Reads one part. Fails on an unknown key, a missing one, or a figure without source or basis. `file` is for
/// the error only.
Result<Part> parsePart(std::string_view text, const std::string &file);
std::string partText(const Part &part);

} // namespace clusterwright
