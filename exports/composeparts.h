// The pieces of a composed document, one source file per subject; used by compose.cpp and composebill.cpp
// only.
#pragma once

#include "exports/nameddrawing.h"
#include "exports/numbering.h"
#include "model/text.h"

namespace clusterwright {

struct Sources {
    const Design &design;
    const Evaluation &evaluation;
};

// composehistory.cpp
bool hasHistory(const Design &design); ///< whether it was ever released
Section historySection(const Sources &sources);
/// "released", "draft", "draft, after revision A of 2026-01-31".
std::string statusText(const Design &design);
// What other sections refer to.
inline constexpr const char *powerTitle = "Power", *findingsTitle = "Findings and waivers",
                            *assumptionsTitle = "Assumptions", *provenanceTitle = "Data provenance",
                            *feedTableName = "Feeds", *coolingTitle = "Cooling",
                            *fabricsTitle = "Network fabrics", *cablingTitle = "Cabling and optics",
                            *workloadsTitle = "Workloads";

// composesummary.cpp
Section summarySection(const Sources &sources);
// composeracks.cpp
std::vector<Section> elevationSections(const Sources &sources);
std::vector<Section> floorPlanSections(const Sources &sources);
Section rackListSection(const Sources &sources);
// composecomponents.cpp
Section componentSection(const Sources &sources);
Section provenanceSection(const Sources &sources);
// composeloads.cpp
std::vector<Section> powerSections(const Sources &sources);
std::vector<Section> massAndHeatSections(const Sources &sources);
// composecooling.cpp
std::vector<Section> coolingSections(const Sources &sources);
// composefabrics.cpp, composecabling.cpp; nothing without a fabric
std::vector<Section> fabricSections(const Sources &sources);
std::vector<Section> cablingSections(const Sources &sources);
// composeworkloads.cpp, composemovement.cpp; nothing without a workload
std::vector<Section> workloadSections(const Sources &sources);
std::vector<Section> movementSections(const Sources &sources);
Table workloadTable(const Sources &sources);
/// A chart as a figure with what must be said of it; nothing if there is none.
std::vector<Block> workloadBlocks(const Sources &sources, const Workload &workload, WorkloadSubject subject);
// composefloor.cpp
Section floorSection(const Sources &sources);
/// A chart as a figure with what must be said of it; nothing if it would be empty.
std::vector<Block> chartBlocks(const Chart &chart);
// composereliability.cpp, composecost.cpp; nothing where no rack stands
std::vector<Section> reliabilitySections(const Sources &sources);
std::vector<Section> costSections(const Sources &sources);
// composefindings.cpp
std::vector<Section> findingSections(const Sources &sources);
std::vector<Section> assumptionSections(const Sources &sources);
Table findingTable(const Sources &sources);
Table assumptionTable(const Sources &sources);
Table statementTable(const Sources &sources);

/// A sum as a cell of a column in a unit: the number, or "≥ 38.2, 2 unknown", or "2 unknown".
Cell sumCell(double known, int unknownCount, int decimals);
Cell kilowattCell(const Total<Power> &total);
Cell kilogramCell(const Total<Mass> &total);

/// "1 rack", "2,400 racks".
std::string counted(std::int64_t number, const std::string &one, const std::string &many);

/// With "≥ " before it where the sum lacks something.
std::string atLeast(const std::string &text, int unknownCount);

/// What a reader calls the object with this id: "A01", "node-1 in Compute rack"; the id if there is none.
std::string objectName(const Design &design, const std::string &id);

/// Vendor and model of a part, or its id if it has neither.
std::string partName(const Part &part);

/// Load over limit, 1 = 100 %. None where the limit or a part of the load is unknown; then there is no
/// margin.
std::optional<double> utilisation(const Total<ApparentPower> &load,
                                  const std::optional<ApparentPower> &limit);

inline constexpr const char *notEvaluatedText = "not evaluated";

/// "68.0 %", "≥ 118.2 %" for a lower bound above the limit, else notEvaluatedText.
std::string utilisationText(const Total<ApparentPower> &load, const std::optional<ApparentPower> &limit);

} // namespace clusterwright
