// Named drawings: what a design can be drawn as, by the names that scripts use.
#pragma once

#include "exports/drawings/chartsof.h"
#include "exports/specification.h"
#include "model/result.h"

namespace clusterwright {

Drawing floorDrawing(const Design &design, const Evaluation &evaluation, const Hall &hall);
/// Its racks filled by a number.
Drawing heatDrawing(const Design &design, const Evaluation &evaluation, const Hall &hall,
                    RackColours colours);
Drawing loopDrawing(const Design &design, const Evaluation &evaluation, const CoolingLoop &loop);
/// Its links coloured by medium.
Drawing fabricDrawing(const Design &design, const Evaluation &evaluation, const Fabric &fabric);
Drawing rackDrawing(const Design &design, const Evaluation &evaluation, const RackType &type);

Drawing onelineDrawing(const Design &design, const Evaluation &evaluation);

Drawing chartDrawing(const Design &design, const Evaluation &evaluation, ChartSubject subject);

enum class WorkloadSubject { Time, Memory, Roofline, Scaling, AllReduce, Latency, Goodput };
template <>
inline constexpr auto namesOf<WorkloadSubject> = std::array{Name{WorkloadSubject::Time, "time"},
                                                            Name{WorkloadSubject::Memory, "memory"},
                                                            Name{WorkloadSubject::Roofline, "roofline"},
                                                            Name{WorkloadSubject::Scaling, "scaling"},
                                                            Name{WorkloadSubject::AllReduce, "all-reduce"},
                                                            Name{WorkloadSubject::Latency, "latency"},
                                                            Name{WorkloadSubject::Goodput, "goodput"}};

/// Nothing where the workload has no such chart: no estimate, or of the other kind. `workload` is one of the
/// design.
std::optional<Drawing> workloadDrawing(const Design &design, const Evaluation &evaluation,
                                       const Workload &workload, WorkloadSubject subject);

/// "floor:HALL", "floor" alone if there is one hall, "heat:HALL" (heat to air; "inlet:HALL" and "power:HALL"
/// for the other numbers), "loop:LOOP", "fabric:FABRIC", "rack:TYPE" or "rack:RACK", each by id or by
/// name; "ports:RACK/DEVICE"; "workload:WORKLOAD:" and a WorkloadSubject; "chart:" and a ChartSubject;
/// "oneline" where there is a power chain. Fails if nothing or more than one thing is called so, when the
/// error lists what there is, or if a chart has nothing to show.
Result<Drawing> drawingNamed(const Design &design, const Evaluation &evaluation, const std::string &name);

} // namespace clusterwright
