// Link table: every link of every fabric in words and numbers. All documents about cables, and the table on
// screen, are made of it.
#pragma once

#include "model/analysis/fabrics.h"

namespace clusterwright {

/// One end of a link. Texts are empty where nothing is known.
struct LinkEndText {
    std::string row = {}, rack = {};  ///< names
    std::string rackType = {};        ///< name
    std::optional<double> unit = {};  ///< lowest unit, from 1; none of a zero-U or unplaced device
    std::string device = {};          ///< "A05-leaf-1"
    std::string role = {}, tier = {}; ///< "compute-leaf", "leaf"
    std::string model = {};           ///< of the part
    std::string protocol = {};        ///< of a switch: "Ethernet"
    std::string port = {};            ///< name: "1/1/2"
    int breakout = 0;                 ///< link of a port that is split, from 1; 0 = the whole port
    std::string connector = {};       ///< of the port: "OSFP"
    std::string transceiver = {};     ///< model; empty = the cable has its ends
    std::string label = {};           ///< "A05-U20-1/1/2"

    bool operator==(const LinkEndText &) const = default;
};

struct LinkRow {
    std::string id = {}; ///< "compute-00001"
    FabricId fabric = {};
    std::string fabricName = {}, kind = {};
    std::string bundle = {};   ///< both racks: "A01/A05"
    std::int64_t sequence = 0; ///< in its fabric, from 1
    int plane = 0, rail = 0;   ///< from 1; 0 = the fabric has one only
    LinkEndText a = {}, z = {};
    std::string medium = {}, cable = {}; ///< name of the medium; model of the cable
    MediumKind mediumKind = MediumKind::Dac;
    bool hasMedium = false;
    std::optional<double> needed = {}, ordered = {}; ///< metres
    Bandwidth rate = {};
    bool sharesCable = false; ///< second link of a twin-port cable
    bool isOverride = false;
    std::string reason = {}; ///< of an override

    bool operator==(const LinkRow &) const = default;
};

/// Makes rows on demand, so that 300,000 links cost nothing until they are shown. Design and results must
/// outlive it.
class LinkTable {
public:
    LinkTable(const Design &design, const std::vector<FabricResults> &fabrics);

    std::size_t size() const { return m_firsts.back(); }
    LinkRow row(std::size_t index) const;
    /// Fabric and link of a row, as indices.
    std::pair<std::size_t, std::size_t> placeOf(std::size_t index) const;
    std::size_t indexOf(std::size_t fabric, std::size_t link) const { return m_firsts[fabric] + link; }

private:
    LinkEndText endText(std::size_t fabric, const FabricPort &port, double rate, const CableRun &run) const;

    const Design &m_design;
    const std::vector<FabricResults> &m_fabrics;
    std::vector<std::size_t> m_firsts; ///< row of the first link of each fabric, and one past the last
    std::map<const Part *, std::vector<PortGroup>> m_ports;
    std::map<std::string_view, const RackType *> m_types;
    std::map<std::string_view, const Row *> m_rows;
};

/// One line of the bill of all cables, or of all transceivers.
struct CableBillLine {
    std::string medium = {}; ///< name; of a transceiver empty
    PartId part = {};        ///< id; empty = the medium names none
    std::string model = {};
    std::optional<double> length = {}; ///< metres; none of a transceiver
    std::int64_t count = 0, spares = 0;

    bool operator==(const CableBillLine &) const = default;
};

/// Cables by part and length, then transceivers, over all fabrics; spares are the planned share, rounded up.
std::vector<CableBillLine> cableBill(const Design &design, const std::vector<FabricResults> &fabrics);

} // namespace clusterwright
