// Chart: bars held against limits, as data. What charts.h paints and charttable.h writes as a table.
#pragma once

#include "model/checks/finding.h"
#include "model/design/design.h"

#include <QString>

#include <optional>
#include <vector>

namespace clusterwright {

struct Chart {
    enum class Kind {
        Stacked, ///< the series of a category stand on each other
        Grouped, ///< they stand beside each other
        Steps,   ///< stacked, and each category begins where the one before ends: a waterfall
        Tornado, ///< lying bars from the base of a category to the values of its two series
        Curve    ///< one line per series from category to category
    };
    enum class Fill { Server, Switch, Storage, Other, First, Second };

    /// Unknown is not zero: a value with unknowns is a lower bound.
    struct Amount {
        double known = 0;
        int unknownCount = 0;

        bool operator==(const Amount &) const = default;
    };
    struct Category {
        QString name;   ///< "Compute rack", "A01"
        QString detail; ///< "31 racks"
        RackId rack;    ///< what the bar is about; empty if it is about none
        RackTypeId type;
        std::optional<Severity> worst = {}; ///< of the open findings about these values
        double base = 0;                    ///< where its lowest bar begins
        QString mark = {};                  ///< of a point of a curve that is pointed out: "planned"

        bool operator==(const Category &) const = default;
    };
    struct Series {
        QString name;
        Fill fill = Fill::First;
        std::vector<Amount> amounts; ///< one per category

        bool operator==(const Series &) const = default;
    };
    struct Limit {
        QString name;
        std::vector<std::optional<double>> values; ///< one per category; none = unknown, or there is none

        bool operator==(const Limit &) const = default;
    };

    Kind kind = Kind::Stacked;
    QString title;
    QString note;         ///< what a reader must know of the bars and the limits, in sentences
    QString categoryName; ///< "Rack type"
    QString detailName;   ///< "Racks"; empty if categories have no detail
    QString quantity, unit;
    int decimals = 1;
    std::vector<Category> categories;
    std::vector<Series> series;
    std::vector<Limit> limits;

    bool operator==(const Chart &) const = default;

    bool isEmpty() const { return categories.empty(); }
};

/// Adds a category with one bar of its own series, as steps have.
void addStep(Chart &chart, const QString &name, Chart::Fill fill, const Chart::Amount &amount, double base);

/// All series of one category.
Chart::Amount sumOf(const Chart &chart, std::size_t category);

/// The highest bar, point or limit.
double highestOf(const Chart &chart);

/// The lowest end of a tornado's bars, or point of a curve; 0 for charts whose bars begin there.
double lowestOf(const Chart &chart);

/// Whether the series of a category stand on each other.
bool isStacked(const Chart &chart);

bool hasUnknowns(const Chart &chart);

/// "40.8", "≥ 40.8", "unknown": in the chart's unit, without it.
QString amountText(const Chart &chart, const Chart::Amount &amount);

/// A category in lines for a reader who cannot see it: "Compute rack, 31 racks", "Servers: 40.8 kW", ...
QString categoryText(const Chart &chart, std::size_t category);

} // namespace clusterwright
