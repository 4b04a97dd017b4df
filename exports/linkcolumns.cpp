#include "exports/linkcolumns.h"

#include <cmath>

namespace clusterwright {
namespace {

using End = LinkEndText LinkRow::*;
constexpr End A = &LinkRow::a, Z = &LinkRow::z;

Cell blank(const LinkRow &)
{
    return {};
}

template <std::string LinkRow::*text>
Cell of(const LinkRow &link)
{
    return link.*text;
}

template <End end, std::string LinkEndText::*text>
Cell of(const LinkRow &link)
{
    return link.*end.*text;
}

template <std::optional<double> LinkRow::*number>
Cell of(const LinkRow &link)
{
    return link.*number ? Cell{*(link.*number)} : Cell{};
}

/// A number that is 0 where there is none.
template <int LinkRow::*number>
Cell of(const LinkRow &link)
{
    return link.*number > 0 ? Cell{static_cast<double>(link.*number)} : Cell{};
}

template <End end>
Cell unitOf(const LinkRow &link)
{
    const auto &unit = (link.*end).unit;
    return unit ? Cell{*unit} : Cell{};
}

template <End end>
Cell breakoutOf(const LinkRow &link)
{
    const int breakout = (link.*end).breakout;
    return breakout > 0 ? Cell{static_cast<double>(breakout)} : Cell{};
}

Cell sequenceOf(const LinkRow &link)
{
    return static_cast<double>(link.sequence);
}

Cell slackOf(const LinkRow &link)
{
    if (!link.needed || !link.ordered)
        return {};
    constexpr double millimetres = 1000;
    return std::round((*link.ordered - *link.needed) * millimetres) / millimetres;
}

Cell routeOf(const LinkRow &link)
{
    if (!link.needed)
        return {};
    return std::string(link.a.rack == link.z.rack && link.a.row == link.z.row ? "in rack" : "over tray");
}

double gigabits(const LinkRow &link)
{
    constexpr double exact = 1e6;
    return std::round(inGigabitsPerSecond(link.rate) * exact) / exact;
}

Cell rateOf(const LinkRow &link)
{
    return gigabits(link);
}

Cell rateText(const LinkRow &link)
{
    return plainNumber(gigabits(link)) + "G";
}

Cell sharedText(const LinkRow &link)
{
    return std::string(link.sharesCable ? "with the link before" : "");
}

Cell overrideText(const LinkRow &link)
{
    return std::string(!link.isOverride ? "" : link.reason.empty() ? "decided by hand" : link.reason);
}

Cell planned(const LinkRow &)
{
    return std::string("planned");
}

template <End end>
Cell hostOrSwitch(const LinkRow &link)
{
    return std::string((link.*end).tier == "endpoint" ? "Host" : "Switch");
}

Cell protocolOf(const LinkRow &link)
{
    const std::string &stated = link.z.protocol.empty() ? link.a.protocol : link.z.protocol;
    for (const auto &[word, protocol] :
         {std::pair("NVLink", "nvlink"), std::pair("InfiniBand", "ib"), std::pair("Ethernet", "ethernet")})
        if (stated.find(word) != std::string::npos)
            return std::string(protocol);
    return {};
}

Cell networkType(const LinkRow &link)
{
    const bool isBackend = link.kind == "scale-up" || link.kind == "scale-out";
    return std::string(isBackend ? "backend" : link.kind == "out-of-band" ? "oob" : "frontend");
}

Cell interfaceType(const LinkRow &)
{
    return std::string("dcim.interface");
}

Cell netboxMedium(const LinkRow &link)
{
    if (!link.hasMedium)
        return {};
    switch (link.mediumKind) {
    case MediumKind::Dac:
        return std::string("dac-passive");
    case MediumKind::Acc:
    case MediumKind::Aec:
        return std::string("dac-active");
    case MediumKind::Aoc:
        return std::string("aoc");
    case MediumKind::Sr:
        return std::string("mmf-om4");
    case MediumKind::Dr:
    case MediumKind::Fr:
    case MediumKind::Lr:
        return std::string("smf-os2");
    case MediumKind::TwistedPair:
        return std::string("cat6");
    }
    return {};
}

Cell metresOf(const LinkRow &link)
{
    return link.ordered ? Cell{std::string("m")} : Cell{};
}

Cell netboxDescription(const LinkRow &link)
{
    return link.fabricName + (link.sharesCable ? ", in the cable of the link before" : "");
}

constexpr std::array schedule{
    LinkColumn{"Cable", 16, of<&LinkRow::id>},
    LinkColumn{"Bundle", 14, of<&LinkRow::bundle>},
    LinkColumn{"Sequence", 9, sequenceOf},
    LinkColumn{"Fabric", 16, of<&LinkRow::fabricName>},
    LinkColumn{"Kind", 11, of<&LinkRow::kind>},
    LinkColumn{"Plane", 7, of<&LinkRow::plane>},
    LinkColumn{"Rail", 6, of<&LinkRow::rail>},
    LinkColumn{"A row", 8, of<A, &LinkEndText::row>},
    LinkColumn{"A rack", 8, of<A, &LinkEndText::rack>},
    LinkColumn{"A U", 6, unitOf<A>},
    LinkColumn{"A device", 20, of<A, &LinkEndText::device>},
    LinkColumn{"A role", 14, of<A, &LinkEndText::role>},
    LinkColumn{"A model", 20, of<A, &LinkEndText::model>},
    LinkColumn{"A port", 10, of<A, &LinkEndText::port>},
    LinkColumn{"A breakout", 9, breakoutOf<A>},
    LinkColumn{"A connector", 11, of<A, &LinkEndText::connector>},
    LinkColumn{"A transceiver", 18, of<A, &LinkEndText::transceiver>},
    LinkColumn{"A label", 20, of<A, &LinkEndText::label>},
    LinkColumn{"Z row", 8, of<Z, &LinkEndText::row>},
    LinkColumn{"Z rack", 8, of<Z, &LinkEndText::rack>},
    LinkColumn{"Z U", 6, unitOf<Z>},
    LinkColumn{"Z device", 20, of<Z, &LinkEndText::device>},
    LinkColumn{"Z role", 14, of<Z, &LinkEndText::role>},
    LinkColumn{"Z model", 20, of<Z, &LinkEndText::model>},
    LinkColumn{"Z port", 10, of<Z, &LinkEndText::port>},
    LinkColumn{"Z breakout", 9, breakoutOf<Z>},
    LinkColumn{"Z connector", 11, of<Z, &LinkEndText::connector>},
    LinkColumn{"Z transceiver", 18, of<Z, &LinkEndText::transceiver>},
    LinkColumn{"Z label", 20, of<Z, &LinkEndText::label>},
    LinkColumn{"Cable part", 20, of<&LinkRow::cable>},
    LinkColumn{"Medium", 18, of<&LinkRow::medium>},
    LinkColumn{"Length needed [m]", 10, of<&LinkRow::needed>},
    LinkColumn{"Length ordered [m]", 10, of<&LinkRow::ordered>},
    LinkColumn{"Slack [m]", 8, slackOf},
    LinkColumn{"Route", 10, routeOf},
    LinkColumn{"Rate [Gb/s]", 9, rateOf},
    LinkColumn{"Shares cable", 14, sharedText},
    LinkColumn{"Decided by hand", 20, overrideText},
    LinkColumn{"Status", 9, planned},
    LinkColumn{"LAG", 6, blank},
    LinkColumn{"Colour", 8, blank},
    LinkColumn{"Install phase", 9, blank},
    LinkColumn{"Tested", 8, blank},
};

constexpr std::array pointToPoint{
    LinkColumn{"A-Rack", 8, of<A, &LinkEndText::rack>},
    LinkColumn{"A-U", 6, unitOf<A>},
    LinkColumn{"A-Node Name", 20, of<A, &LinkEndText::device>},
    LinkColumn{"A-Type", 8, hostOrSwitch<A>},
    LinkColumn{"A-Port", 10, of<A, &LinkEndText::port>},
    LinkColumn{"Z-Rack", 8, of<Z, &LinkEndText::rack>},
    LinkColumn{"Z-RU", 6, unitOf<Z>},
    LinkColumn{"Z-Node Name", 20, of<Z, &LinkEndText::device>},
    LinkColumn{"Z-Type", 8, hostOrSwitch<Z>},
    LinkColumn{"Z-Port", 10, of<Z, &LinkEndText::port>},
};

constexpr std::array validationLinks{
    LinkColumn{"A-Node", 20, of<A, &LinkEndText::device>},
    LinkColumn{"A-Port", 10, of<A, &LinkEndText::port>},
    LinkColumn{"Z-Node", 20, of<Z, &LinkEndText::device>},
    LinkColumn{"Z-Port", 10, of<Z, &LinkEndText::port>},
    LinkColumn{"Protocol", 9, protocolOf},
    LinkColumn{"Shuffle-ID", 9, blank},
    LinkColumn{"A-Connector", 11, of<A, &LinkEndText::connector>},
    LinkColumn{"A-MPO-Connector", 11, blank},
    LinkColumn{"Z-Connector", 11, of<Z, &LinkEndText::connector>},
    LinkColumn{"Z-MPO-Connector", 11, blank},
    LinkColumn{"A-Module-PN", 18, of<A, &LinkEndText::transceiver>},
    LinkColumn{"Z-Module-PN", 18, of<Z, &LinkEndText::transceiver>},
    LinkColumn{"Source-Ref", 16, of<&LinkRow::id>},
};

constexpr std::array missionControl{
    LinkColumn{"#", 16, of<&LinkRow::id>},
    LinkColumn{"BUNDLE_ID", 14, of<&LinkRow::bundle>},
    LinkColumn{"SEQ", 6, sequenceOf},
    LinkColumn{"SRC_RACKROLE", 16, of<A, &LinkEndText::rackType>},
    LinkColumn{"SRC_RACK", 8, of<A, &LinkEndText::rack>},
    LinkColumn{"SRC_U", 6, unitOf<A>},
    LinkColumn{"SRC_NODE", 20, of<A, &LinkEndText::device>},
    LinkColumn{"SRC_ROLE", 14, of<A, &LinkEndText::role>},
    LinkColumn{"SRC_PORT", 10, of<A, &LinkEndText::port>},
    LinkColumn{"SRC_TRANSCEIVER", 18, of<A, &LinkEndText::transceiver>},
    LinkColumn{"DST_RACKROLE", 16, of<Z, &LinkEndText::rackType>},
    LinkColumn{"DST_RACK", 8, of<Z, &LinkEndText::rack>},
    LinkColumn{"DST_U", 6, unitOf<Z>},
    LinkColumn{"DST_NODE", 20, of<Z, &LinkEndText::device>},
    LinkColumn{"DST_ROLE", 14, of<Z, &LinkEndText::role>},
    LinkColumn{"DST_PORT", 10, of<Z, &LinkEndText::port>},
    LinkColumn{"DST_TRANSCEIVER", 18, of<Z, &LinkEndText::transceiver>},
    LinkColumn{"CABLE_TYPE", 18, of<&LinkRow::medium>},
    LinkColumn{"CABLE_LENGTH_M", 10, of<&LinkRow::ordered>},
    LinkColumn{"SPEED", 8, rateText},
};

constexpr std::array connectivityMap{
    LinkColumn{"node_type", 14, of<A, &LinkEndText::tier>},
    LinkColumn{"node_id", 20, of<A, &LinkEndText::device>},
    LinkColumn{"port", 10, of<A, &LinkEndText::port>},
    LinkColumn{"peer_type", 14, of<Z, &LinkEndText::tier>},
    LinkColumn{"peer_id", 20, of<Z, &LinkEndText::device>},
    LinkColumn{"peer_port", 10, of<Z, &LinkEndText::port>},
    LinkColumn{"speed", 8, rateText},
    LinkColumn{"media_type", 18, of<&LinkRow::medium>},
    LinkColumn{"network_type", 11, networkType},
    LinkColumn{"lag_id", 8, blank},
    LinkColumn{"plane", 7, of<&LinkRow::plane>},
    LinkColumn{"comments", 16, of<&LinkRow::id>},
};

constexpr std::array netbox{
    LinkColumn{"side_a_device", 20, of<A, &LinkEndText::device>},
    LinkColumn{"side_a_type", 14, interfaceType},
    LinkColumn{"side_a_name", 10, of<A, &LinkEndText::port>},
    LinkColumn{"side_b_device", 20, of<Z, &LinkEndText::device>},
    LinkColumn{"side_b_type", 14, interfaceType},
    LinkColumn{"side_b_name", 10, of<Z, &LinkEndText::port>},
    LinkColumn{"type", 12, netboxMedium},
    LinkColumn{"status", 9, planned},
    LinkColumn{"tenant", 8, blank},
    LinkColumn{"label", 16, of<&LinkRow::id>},
    LinkColumn{"color", 8, blank},
    LinkColumn{"length", 8, of<&LinkRow::ordered>},
    LinkColumn{"length_unit", 8, metresOf},
    LinkColumn{"description", 20, netboxDescription},
    LinkColumn{"comments", 8, blank},
    LinkColumn{"tags", 8, blank},
};

} // namespace

std::span<const LinkColumn> scheduleColumns()
{
    return schedule;
}

std::span<const LinkColumn> pointToPointColumns()
{
    return pointToPoint;
}

std::span<const LinkColumn> validationLinkColumns()
{
    return validationLinks;
}

std::span<const LinkColumn> missionControlColumns()
{
    return missionControl;
}

std::span<const LinkColumn> connectivityMapColumns()
{
    return connectivityMap;
}

std::span<const LinkColumn> netboxColumns()
{
    return netbox;
}

std::vector<Column> columnsOf(std::span<const LinkColumn> columns)
{
    std::vector<Column> all;
    for (const LinkColumn &column : columns)
        all.push_back({column.title, column.width});
    return all;
}

std::vector<Cell> cellsOf(std::span<const LinkColumn> columns, const LinkRow &link)
{
    std::vector<Cell> cells;
    cells.reserve(columns.size());
    for (const LinkColumn &column : columns)
        cells.push_back(column.cell(link));
    return cells;
}

} // namespace clusterwright
