#include "exports/drawings/scatter.h"

namespace clusterwright {
namespace {

/// In the middle of a sentence: "memory bandwidth", but "PCIe lanes".
QString inSentence(QString title)
{
    if (title.size() > 1 && title[1].isLower())
        title[0] = title[0].toLower();
    return title;
}

/// Why a value has no place on an axis; empty if it has one.
QString hindranceOf(const ComparedValue &value, const ComparisonRow &row, bool isLogarithmic)
{
    const QString title = inSentence(QString::fromStdString(row.title));
    if (value.state == ComparedValue::State::Absent)
        return "no " + title;
    if (!value.number)
        return title + " unknown";
    return isLogarithmic && *value.number <= 0 ? title + " not above zero" : QString();
}

} // namespace

Scatter scatterOf(const PartComparison &comparison, const ComparisonRow &x, const ComparisonRow &y,
                  bool isLogarithmic)
{
    Scatter scatter{QString::fromStdString(titleWithUnit(x)),
                    QString::fromStdString(titleWithUnit(y)),
                    isLogarithmic,
                    {},
                    {}};
    QStringList left;
    bool hasEstimates = false;
    for (std::size_t i = 0; i < comparison.parts.size(); ++i) {
        const QString name = QString::fromStdString(comparison.parts[i].name);
        QStringList hindrances{hindranceOf(x.values[i], x, isLogarithmic),
                               hindranceOf(y.values[i], y, isLogarithmic)};
        hindrances.removeAll(QString());
        hindrances.removeDuplicates();
        if (!hindrances.isEmpty()) {
            left << name + " (" + hindrances.join(", ") + ")";
            continue;
        }
        const bool isEstimate = x.values[i].isEstimate || y.values[i].isEstimate;
        hasEstimates |= isEstimate;
        scatter.points.push_back({name, *x.values[i].number, *y.values[i].number, isEstimate});
    }
    QStringList notes;
    if (!left.isEmpty())
        notes << "Not drawn: " + left.join("; ") + ".";
    if (hasEstimates)
        notes << "Hollow: an estimate.";
    scatter.note = notes.join(' ');
    return scatter;
}

} // namespace clusterwright
