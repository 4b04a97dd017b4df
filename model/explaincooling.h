// Why the results of cooling and of what a rack weighs on its way are what they are.
#pragma once

#include "model/design/field.h"
#include "model/explainparts.h"

namespace clusterwright {

/// Of racks: inlet_c, air_needed_m3_per_s, coolant_flow_lpm; of loops: loop_flow_lpm,
/// cdu_duty_one_lost_w, pressure_drop_pa, ride_through_s, dew_point_c; of halls: air_handlers_needed,
/// hall_airflow_m3_per_s; of rack types: point_load_kg, shipping_mass_kg, cable_fill.
std::span<const Metric> coolingMetrics();

/// None if the metric is not one of them, or the object not of its kind.
std::optional<Explanation> explainCooling(const ExplainContext &context, const std::string &metric,
                                          const std::string &object);

/// The mass of cables and coolant in racks of these types, as terms of a sum; those that state none are named
/// among the inputs.
void addAllowances(Explanation &why, const std::vector<std::pair<const RackType *, int>> &types);

// explainracks.cpp, for explaincooling.cpp only: none if there is no such object.
std::optional<Explanation> explainInlet(const ExplainContext &context, const Metric &metric,
                                        const std::string &object);
std::optional<Explanation> explainAirNeeded(const ExplainContext &context, const Metric &metric,
                                            const std::string &object);
std::optional<Explanation> explainRackCoolant(const ExplainContext &context, const Metric &metric,
                                              const std::string &object);
std::optional<Explanation> explainPointLoad(const ExplainContext &context, const Metric &metric,
                                            const std::string &object);
std::optional<Explanation> explainShippingMass(const ExplainContext &context, const Metric &metric,
                                               const std::string &object);
std::optional<Explanation> explainCableFill(const ExplainContext &context, const Metric &metric,
                                            const std::string &object);
// explainloops.cpp, the same
std::optional<Explanation> explainLoopFlow(const ExplainContext &context, const Metric &metric,
                                           const std::string &object);
std::optional<Explanation> explainCduDuty(const ExplainContext &context, const Metric &metric,
                                          const std::string &object);
std::optional<Explanation> explainPressure(const ExplainContext &context, const Metric &metric,
                                           const std::string &object);
std::optional<Explanation> explainRideThrough(const ExplainContext &context, const Metric &metric,
                                              const std::string &object);
std::optional<Explanation> explainDewPoint(const ExplainContext &context, const Metric &metric,
                                           const std::string &object);

/// A value that somebody stated, by the key of its field, with who stated it.
ExplainedInput statedInput(const std::vector<Field> &fields, const std::string &key,
                           const std::string &source);

/// Fills in the value, its text in the program's words, and how much is unknown; none counts as unknown once.
template <typename Q>
void showValue(Explanation &why, const std::optional<Q> &value, int unknownCount, const std::string &text)
{
    why.known = value ? inBaseUnit(*value) : 0;
    why.unknownCount = value ? unknownCount : std::max(unknownCount, 1);
    why.value = totalText(why.known, why.unknownCount, text);
    why.unknownRule = "What is not stated stays unknown, and so does what is made of it.";
}

/// The same for a flow of coolant, in l/min.
void showFlow(Explanation &why, const Total<VolumeFlow> &flow);

} // namespace clusterwright
