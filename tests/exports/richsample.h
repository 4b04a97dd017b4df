// A design with something of everything that documents must show: two rack types, two rows, unknown figures,
// an estimate, prices for some parts, a waiver, a statement, long names.
#pragma once

#include "exports/specification.h"
#include "model/design/editrules.h"
#include "tests/sample.h"

#include <QProcess>

namespace clusterwright::sample {

inline Issue issue()
{
    return {Audience::Internal, "2026-03-01"};
}

/// Characters that are known to get lost when text is copied out of a PDF.
inline const char *signsThatGetLost = ": [ ] ( ) @ x -> <= >= + ± × → ≤ ≥ – —";

inline Part switchOfUnknownPower()
{
    Part part = networkSwitch();
    part.id = "example-oob-switch";
    part.model = "Management switch with forty-eight ports and a very long model name SN2201-CB2FC";
    part.electrical = {};
    part.size.mass.reset();
    return part;
}

inline Part estimatedStorage()
{
    Part part = device(sample::part("example-flash", "Flash 2U24", 2, 40, 0.8), 1350, {2, 1, watts(2000)});
    part.facts = StorageFacts{};
    part.electrical.max->kind = FigureKind::Estimate;
    part.electrical.max->basis = "24 drives at 25 W and two controllers";
    return part;
}

inline PlaceRequest inRole(int unit, Role role, Face face = Face::Both)
{
    PlaceRequest request = at(unit);
    request.role = role;
    request.face = face;
    return request;
}

inline Design richDesign()
{
    Design d = computeRacks(4, 2, 0);
    d.meta = {"Reference design", "CW-2026-014", "B", Status::Draft, {"A. Architect"}, "Confidential"};
    d.meta.title += std::string(" ") + signsThatGetLost;
    d = placePart(std::move(d), "t", switchOfUnknownPower(), inRole(46, Role::OutOfBand, Face::Rear)).take();
    d = placePart(std::move(d), "t", networkSwitch(), inRole(45, Role::ComputeLeaf)).take();
    d = addRackType(std::move(d), "n", "Network and storage rack", rack()).take();
    d = placePart(std::move(d), "n", pdu(), {}).take();
    for (int i = 0; i < 3; ++i)
        d = placePart(std::move(d), "n", networkSwitch(), inRole(10 + 2 * i, Role::ComputeSpine)).take();
    d = placePart(std::move(d), "n", estimatedStorage(), inRole(20, Role::Storage)).take();
    d = addRow(std::move(d), {"b", "Row B", "h", 1, 5, 12, Facing::North}).take();
    d = addRacks(std::move(d), "t", "row", 5, "A{n:02}").take();
    d = addRacks(std::move(d), "n", "b", 2, "B{n:02}").take();
    d = setPrice(std::move(d), {"example-gpu-8x", dollars(280000), dollars(300000), dollars(350000),
                                "2026-01-15", "quotation"})
            .take();
    d = setParameter(std::move(d), {"PWR003", "tol", 0.2, "One switch hangs on two of the feeds."}).take();
    d = addStatement(std::move(d), {"st-1", "The site buys the cables.", "Meeting"}).take();
    return waive(std::move(d), {"PWR012", "t", "Accepted for phase one.", "A. Architect", "2026-02-01", ""})
        .take();
}

struct ToolRun {
    int exitCode = -1;
    QByteArray out, err;
};

inline ToolRun runTool(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished())
        return {-1, {}, "did not finish: " + program.toUtf8()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace clusterwright::sample
