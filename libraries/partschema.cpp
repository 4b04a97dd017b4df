#include "libraries/partschema.h"

#include "libraries/json.h"
#include "model/parts/figurelist.h"

namespace clusterwright {
namespace {

using Json = nlohmann::json;

template <typename E>
Json words()
{
    Json list = Json::array();
    for (const Name<E> &name : namesOf<E>)
        list.push_back(name.text);
    return {{"enum", list}};
}

const Json text{{"type", "string"}}, filled{{"type", "string"}, {"minLength", 1}};
const Json notNegative{{"type", "number"}, {"minimum", 0}};
const Json truth{{"type", "boolean"}};

Json closed(Json properties, std::vector<std::string> required)
{
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

Json listOf(const char *definition)
{
    return {{"type", "array"}, {"items", {{"$ref", std::string("#/definitions/") + definition}}}};
}

/// An estimate says what it rests on, anything else where it was read.
Json figure(const Json &value)
{
    Json schema = closed({{"value", value},
                          {"kind", words<FigureKind>()},
                          {"source", filled},
                          {"basis", filled},
                          {"confidence", words<Confidence>()}},
                         {"value", "kind", "confidence"});
    schema["anyOf"] = {
        {{"properties", {{"kind", {{"const", "estimate"}}}}}, {"required", {"basis"}}},
        {{"properties", {{"kind", {{"not", {{"const", "estimate"}}}}}}}, {"required", {"source"}}}};
    return schema;
}

/// Definitions of figures by what their value may be, filled while the kinds are described.
class FigureDefinitions {
public:
    template <typename Q>
    Json reference(const std::string &key)
    {
        const auto [name, value] = valueOf<Q>(key);
        m_all[name] = figure(value);
        return {{"$ref", "#/definitions/" + name}};
    }
    const Json &all() const { return m_all; }

private:
    using Definition = std::pair<std::string, Json>;

    template <typename Q>
    static Definition valueOf(const std::string &key)
    {
        if constexpr (std::is_enum_v<Q>)
            return {key, words<Q>()};
        else if constexpr (std::is_same_v<Q, std::string>)
            return {"text", filled};
        else if constexpr (std::is_same_v<Q, std::int64_t>)
            return {"count", {{"type", "integer"}, {"minimum", 0}}};
        else if constexpr (std::is_same_v<Q, HalfUnits>)
            return {"height", {{"type", "number"}, {"minimum", 0}, {"multipleOf", 0.5}}};
        else if constexpr (std::is_same_v<Q, PowerSupplies>)
            return {"supplies", {{"$ref", "#/definitions/power_supplies"}}};
        else if constexpr (std::is_same_v<Q, std::vector<PortGroup>>)
            return {"ports", listOf("port_group")};
        else if constexpr (std::is_same_v<Q, std::vector<Measurement>>)
            return {"measurements", listOf("measurement")};
        else if (key == "liquid_heat_fraction" || key == "efficiency")
            return {"share", {{"type", "number"}, {"minimum", 0}, {"maximum", 1}}};
        else if constexpr (std::is_same_v<Q, Temperature>)
            return {"temperature", {{"type", "number"}}};
        else
            return {"number", notNegative};
    }

    Json m_all = Json::object();
};

Json definitions()
{
    return {
        {"source",
         closed({{"key", filled}, {"title", filled}, {"url", text}, {"retrieved", text}}, {"key", "title"})},
        {"power_supplies", closed({{"count", {{"type", "integer"}, {"minimum", 1}}},
                                   {"needed", {{"type", "integer"}, {"minimum", 1}}},
                                   {"rating_w", notNegative}},
                                  {"count", "needed"})},
        {"port_group", closed({{"count", {{"type", "integer"}, {"minimum", 1}}},
                               {"rate_byte_per_s", notNegative},
                               {"connector", text},
                               {"use", text},
                               {"ports_per_cage", {{"type", "integer"}, {"minimum", 1}, {"maximum", 16}}},
                               {"lanes", {{"type", "integer"}, {"minimum", 0}, {"maximum", 64}}},
                               {"name", text}},
                              {"count"})},
        {"measurement",
         closed({{"benchmark", filled}, {"read_byte_per_s", notNegative}, {"note", text}}, {"benchmark"})},
        {"life_date",
         closed({{"status", words<LifeStatus>()},
                 {"date",
                  {{"type", "string"}, {"pattern", "^[0-9]{4}(H[12]|Q[1-4]|-[01][0-9](-[0-3][0-9])?)?$"}}},
                 {"source", filled},
                 {"basis", filled},
                 {"confidence", words<Confidence>()}},
                {"status", "date", "confidence"})},
        {"alternate", closed({{"part", filled}, {"differences", text}}, {"part"})},
        {"trade", closed({{"eccn", text},
                          {"tariff_code", text},
                          {"country_of_origin", text},
                          {"total_processing_performance", notNegative},
                          {"performance_density", notNegative},
                          {"source", filled},
                          {"date", text}},
                         {"source"})},
        {"connector", closed({{"kind", words<ConnectorKind>()},
                              {"name", filled},
                              {"label", text},
                              {"type", text},
                              {"description", text},
                              {"maximum_draw_w", notNegative},
                              {"allocated_draw_w", notNegative},
                              {"is_management", truth},
                              {"power_port", text},
                              {"feed_leg", text},
                              {"more", {{"type", "object"}, {"additionalProperties", text}}}},
                             {"kind", "name"})},
        {"netbox", closed({{"slug", text},
                           {"subdevice_role", text},
                           {"is_powered", truth},
                           {"front_image", truth},
                           {"rear_image", truth},
                           {"more", {{"type", "object"}, {"additionalProperties", text}}}},
                          {})}};
}

/// Properties of every kind.
Json commonProperties()
{
    return {{"id", {{"type", "string"}, {"pattern", "^[A-Za-z0-9][-A-Za-z0-9._]*$"}}},
            {"version", filled},
            {"vendor", filled},
            {"model", filled},
            {"order_code", text},
            {"category", text},
            {"status", words<LifeStatus>()},
            {"life_dates", listOf("life_date")},
            {"alternates", listOf("alternate")},
            {"supplier", text},
            {"trade", {{"$ref", "#/definitions/trade"}}},
            {"summary", text},
            {"notes", text},
            {"conflicts", text},
            {"second_source", text},
            {"sources", listOf("source")},
            {"is_full_depth", truth},
            {"connectors", listOf("connector")},
            {"netbox", {{"$ref", "#/definitions/netbox"}}}};
}

/// A powered item and a rack that is sold as a whole have figures that others have not.
Part exampleOf(PartKind kind)
{
    Part part;
    setKind(part, kind);
    if (auto *item = std::get_if<ItemFacts>(&part.facts))
        item->isPowered = true;
    if (kind == PartKind::Rack)
        part.category = "integrated_rack";
    return part;
}

Json schemaOf(PartKind kind, FigureDefinitions &figures)
{
    const Part part = exampleOf(kind);
    Json properties = commonProperties();
    std::vector<std::string> required{"id", "kind", "version", "vendor", "model", "sources"};
    properties["kind"] = {{"const", nameOf(kind)}};
    if (canStandInRack(kind) || kind == PartKind::Rack) {
        properties["pitch"] = words<Pitch>();
        required.emplace_back("pitch");
    }
    if (drawsPower(part))
        properties["inlet"] = text;
    if (kind == PartKind::Server)
        properties["accelerator"] = properties["cpu"] = text;
    if (kind == PartKind::RackPdu || kind == PartKind::PowerShelf)
        properties["outlets"] = text;
    if (kind == PartKind::Item) {
        properties["is_powered"] = truth;
        required.emplace_back("is_powered");
    }
    visitFigures(part, [&](const std::string &key, const auto &stated) {
        properties[key] = figures.reference<std::remove_cvref_t<decltype(stated->value)>>(key);
    });
    return closed(std::move(properties), std::move(required));
}

} // namespace

std::string partSchema()
{
    FigureDefinitions figures;
    Json kinds = Json::array();
    for (const Name<PartKind> &kind : namesOf<PartKind>)
        kinds.push_back({{"if", {{"properties", {{"kind", {{"const", kind.text}}}}}}},
                         {"then", schemaOf(kind.value, figures)}});
    Json all = definitions();
    all.update(figures.all());
    return fileText({{"$schema", "http://json-schema.org/draft-07/schema#"},
                     {"$id", "urn:clusterwright:part"},
                     {"title", "A part of the Clusterwright library"},
                     {"type", "object"},
                     {"required", {"kind"}},
                     {"properties", {{"kind", words<PartKind>()}}},
                     {"allOf", kinds},
                     {"definitions", all}});
}

} // namespace clusterwright
