// Lifecycle of a part: whether and until when it can be bought, what stands in for it, trade data.
#pragma once

#include "model/parts/figure.h"

#include <optional>
#include <string>
#include <vector>

namespace clusterwright {

enum class LifeStatus { Unknown, Announced, Sampling, Production, LastTimeBuy, EndOfLife };
template <>
inline constexpr auto namesOf<LifeStatus> =
    std::array{Name{LifeStatus::Unknown, "unknown"},           Name{LifeStatus::Announced, "announced"},
               Name{LifeStatus::Sampling, "sampling"},         Name{LifeStatus::Production, "production"},
               Name{LifeStatus::LastTimeBuy, "last_time_buy"}, Name{LifeStatus::EndOfLife, "end_of_life"}};

/// When a part reached a status, or is expected to.
struct LifeDate {
    LifeStatus status = LifeStatus::Unknown;
    std::string date; ///< as exact as it is known: "2026", "2026H2", "2026Q3", "2026-08", "2026-08-14"
    std::string source, basis; ///< as of a figure
    Confidence confidence = Confidence::Low;

    bool operator==(const LifeDate &) const = default;
};

/// A part that can stand in for another.
struct Alternate {
    std::string part;        ///< id in the library, or vendor and model of one that is not in it
    std::string differences; ///< empty: equal in form, fit and function

    bool operator==(const Alternate &) const = default;
};

/// Data that export control asks for, as published; the program draws no conclusion from them.
struct TradeData {
    std::string eccn, tariffCode, origin;      ///< export control class, HTS code, country of origin
    std::optional<double> processing, density; ///< total processing performance; performance density
    std::string source, date;                  ///< who stated them and when

    bool operator==(const TradeData &) const = default;
};

struct Lifecycle {
    LifeStatus status = LifeStatus::Unknown;
    std::vector<LifeDate> dates; ///< in the order of their status
    std::vector<Alternate> alternates;
    std::string supplier; ///< who sells it, if not the vendor
    TradeData trade;
    std::optional<Figure<std::int64_t>> shortestLead, longestLead; ///< days from order to delivery

    bool operator==(const Lifecycle &) const = default;
};

} // namespace clusterwright
