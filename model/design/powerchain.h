// Power chain: what stands between the grid and the feeds of the racks, as it was decided.
#pragma once

#include "model/parts/figure.h"
#include "model/quantity.h"

#include <optional>
#include <vector>

namespace clusterwright {

using PowerSourceId = std::string;

enum class SourceKind { Utility, Generator, Transformer, Ups, Switchboard, Busway, Panel, Circuit };
template <>
inline constexpr auto namesOf<SourceKind> = std::array{Name{SourceKind::Utility, "utility"},
                                                       Name{SourceKind::Generator, "generator"},
                                                       Name{SourceKind::Transformer, "transformer"},
                                                       Name{SourceKind::Ups, "ups"},
                                                       Name{SourceKind::Switchboard, "switchboard"},
                                                       Name{SourceKind::Busway, "busway"},
                                                       Name{SourceKind::Panel, "panel"},
                                                       Name{SourceKind::Circuit, "circuit"}};

enum class PhaseCount { One, Three };
template <>
inline constexpr auto namesOf<PhaseCount> =
    std::array{Name{PhaseCount::One, "1"}, Name{PhaseCount::Three, "3"}};

enum class Answer { No, Yes };
template <>
inline constexpr auto namesOf<Answer> = std::array{Name{Answer::No, "no"}, Name{Answer::Yes, "yes"}};

/// One piece of the chain. Feeds of racks name the piece that they hang on (Rack::feedSources).
struct PowerSource {
    PowerSourceId id = {};
    std::string name = {};
    SourceKind kind = SourceKind::Busway;
    std::vector<PowerSourceId> fedBy =
        {};                      ///< the live ones share its load equally; empty: the chain begins here
    Answer standby = Answer::No; ///< carries load only while no other source of the same piece is live
    PhaseCount phases = PhaseCount::Three;
    std::optional<Voltage> lineVoltage = {};  ///< line to line; with one phase the voltage across the load
    std::optional<Current> breaker = {};      ///< overcurrent device, per line
    std::optional<Current> trip = {};         ///< at which its breaker opens at once
    Answer rotates = Answer::No;              ///< racks on it take its lines in turn as 1-2-3, 2-3-1, 3-1-2
    Answer fullyRated = Answer::No;           ///< an assembly that carries 100 % of its breaker continuously
    std::optional<ApparentPower> rating = {}; ///< of a transformer, UPS or generator
    std::optional<Figure<double>> efficiency = {}; ///< output over input, above 0 and at most 1
    std::optional<double> diversity = {}; ///< demand over the sum of the maxima below it, 0..1; none = 1
    std::optional<Power> cap = {};        ///< enforced: what hangs below never draws more in sum
    std::string source = {};              ///< who stated its figures

    bool operator==(const PowerSource &) const = default;
};

/// How the load of one synchronous training job moves between compute and exchange.
struct LoadSwing {
    std::optional<Figure<double>> lowFraction = {}; ///< power while exchanging over maximum power, 0..1
    std::optional<Figure<Time>> computeTime = {}, exchangeTime = {}; ///< of one iteration
    std::optional<Figure<Energy>> storage = {};   ///< usable energy that smooths it, over all racks
    std::optional<Figure<Power>> swingLimit = {}; ///< of the site: highest minus lowest
    std::optional<Figure<double>> rampLimit = {}; ///< of the site or its generators, kW per second

    bool operator==(const LoadSwing &) const = default;
};

} // namespace clusterwright
