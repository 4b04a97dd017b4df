#include "libraries/netboxports.h"

#include "libraries/netboxwords.h"

#include <algorithm>
#include <charconv>

namespace clusterwright::netbox {
namespace {

/// What stands after "base-" and before what the type leaves open.
constexpr std::pair<std::string_view, const char *> cages[] = {
    {"x-sfp", "SFP"},
    {"x-sfpp", "SFP+"},
    {"x-sfp28", "SFP28"},
    {"x-sfp56", "SFP56"},
    {"x-sfpdd", "SFP-DD"},
    {"x-dsfp", "DSFP"},
    {"x-gbic", "GBIC"},
    {"x-xfp", "XFP"},
    {"x-x2", "X2"},
    {"x-xenpak", "XENPAK"},
    {"x-qsfpp", "QSFP+"},
    {"x-qsfp28", "QSFP28"},
    {"x-qsfp56", "QSFP56"},
    {"x-qsfp112", "QSFP112"},
    {"x-qsfpdd", "QSFP-DD"},
    {"x-qsfpdd1600", "QSFP-DD1600"},
    {"x-osfp", "OSFP"},
    {"x-osfp-rhs", "OSFP-RHS"},
    {"x-osfp1600", "OSFP1600"},
    {"x-osfp1600-rhs", "OSFP1600-RHS"},
    {"x-cfp", "CFP"},
    {"x-cfp2", "CFP2"},
    {"x-cfp4", "CFP4"},
    {"x-cfp8", "CFP8"},
    {"x-cdfp", "CDFP"},
    {"x-cxp", "CXP"},
    {"x-cpak", "CPAK"},
    {"t", "RJ45"},
    {"tx", "RJ45"},
};

/// Data rate of four lanes in Gb/s (InfiniBand roadmap).
constexpr std::pair<std::string_view, double> infinibandRates[] = {
    {"infiniband-sdr", 8},    {"infiniband-ddr", 16},    {"infiniband-qdr", 32},
    {"infiniband-fdr10", 40}, {"infiniband-fdr", 54.54}, {"infiniband-edr", 100},
    {"infiniband-hdr", 200},  {"infiniband-ndr", 400},   {"infiniband-xdr", 800},
};

/// What a type says; empty where it says nothing.
struct PortFacts {
    std::optional<Bandwidth> rate;
    std::string connector;
};

/// "400gbase-x-osfp" and the like; nothing for another form.
PortFacts ethernetFacts(std::string_view type)
{
    double number = 0;
    const auto *const end = type.data() + type.size();
    const auto [rest, problem] = std::from_chars(type.data(), end, number);
    if (problem != std::errc{})
        return {};
    std::string_view form(rest, static_cast<std::size_t>(end - rest));
    const double unit = form.starts_with("gbase-") ? 1 : form.starts_with("tbase-") ? 1000 : 1e-3;
    form.remove_prefix(unit == 1e-3 ? 0 : 1);
    if (!form.starts_with("base-"))
        return {};
    form.remove_prefix(5);
    PortFacts facts{gigabitsPerSecond(number * unit), {}};
    for (const auto &[ending, connector] : cages)
        if (form == ending)
            facts.connector = connector;
    return facts;
}

PortFacts factsOf(std::string_view type)
{
    for (const auto &[name, rate] : infinibandRates)
        if (type == name)
            return {gigabitsPerSecond(rate), {}};
    return ethernetFacts(type);
}

void addTo(std::vector<PortGroup> &groups, PortGroup port)
{
    port.count = 0;
    const auto same = [&](PortGroup group) {
        group.count = 0;
        return group == port;
    };
    auto it = std::ranges::find_if(groups, same);
    if (it == groups.end())
        it = groups.insert(groups.end(), std::move(port));
    ++it->count;
}

std::string upper(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return result;
}

/// "3p-n-e-6h" -> "3P+N+E 6h".
std::string polesText(std::string_view poles)
{
    const std::size_t hour = poles.rfind('-');
    std::string text = upper(poles.substr(0, hour));
    std::ranges::replace(text, '-', '+');
    return text + ' ' + std::string(poles.substr(hour + 1));
}

} // namespace

bool isWired(std::string_view type)
{
    constexpr std::string_view others[] = {"virtual", "bridge", "lag", "channel", "gsm",
                                           "cdma",    "lte",    "4g",  "5g"};
    return !holds(radioTypes, type) && std::ranges::find(others, type) == std::end(others);
}

std::vector<PortGroup> portGroupsOf(const std::vector<Connector> &connectors)
{
    std::vector<PortGroup> groups;
    for (const Connector &port : connectors) {
        if (port.kind != ConnectorKind::Interface || !isWired(port.type))
            continue;
        auto [rate, connector] = factsOf(port.type);
        addTo(groups, {1, rate, std::move(connector), port.isManagement ? "management" : ""});
    }
    return groups;
}

std::string interfaceTypeOf(const PortGroup &group, bool isInfiniband)
{
    if (isInfiniband && group.rate && group.use != "management")
        for (const auto &[name, rate] : infinibandRates)
            if (gigabitsPerSecond(rate) == *group.rate)
                return std::string(name);
    if (group.rate)
        for (const std::string_view type : interfaceTypes)
            if (const PortFacts facts = ethernetFacts(type);
                facts.rate == group.rate && !facts.connector.empty() && facts.connector == group.connector)
                return std::string(type); // 1000base-t stands before 1000base-tx
    return "other";
}

std::string plugText(std::string_view type)
{
    constexpr std::string_view iec60320 = "iec-60320-", iec60309 = "iec-60309-", nema = "nema-";
    if (type.starts_with(iec60320))
        return upper(type.substr(iec60320.size()));
    if (type.starts_with(iec60309))
        return "IEC 60309 " + polesText(type.substr(iec60309.size()));
    if (type.starts_with(nema))
        return "NEMA " + upper(type.substr(nema.size()));
    if (type.starts_with("cs") || type.starts_with("CS"))
        return upper(type);
    return std::string(type);
}

std::string plugType(const std::string &text, bool isOutlet)
{
    for (const std::string_view type : isOutlet ? outletTypes : powerPortTypes)
        if (plugText(type) == text)
            return std::string(type);
    return "other";
}

std::vector<PortGroup> outletGroupsOf(const std::vector<Connector> &connectors)
{
    std::vector<PortGroup> groups;
    for (const Connector &outlet : connectors)
        if (outlet.kind == ConnectorKind::PowerOutlet)
            addTo(groups, {1, {}, plugText(outlet.type), ""});
    return groups;
}

} // namespace clusterwright::netbox
