#include "views/models/differencemodel.h"

#include "views/models/findingmodel.h"
#include "views/text.h"

#include <QBrush>
#include <QFont>

namespace clusterwright {
namespace {

QString kindText(ObjectKind kind)
{
    QString text = toQString(wordFor(kind));
    text[0] = text[0].toUpper();
    return text;
}

/// What to select for an object of the comparison: a waiver and a price are about another object.
std::string selectableOf(const ComparedObject &object)
{
    return object.kind == ObjectKind::Waiver ? object.id.substr(object.id.find(':') + 1) : object.id;
}

DifferenceRow rowOf(DifferenceRow::Sign sign, const QString &change, const ComparedObject &object,
                    const QStringList &rest)
{
    return {sign, QStringList{change, kindText(object.kind), toQString(object.name)} + rest,
            toQString(object.id), selectableOf(object)};
}

DifferenceRow rowOf(DifferenceRow::Sign sign, const Finding &finding, const Design &design)
{
    const bool isNew = sign == DifferenceRow::Added;
    const std::string object = finding.objects.empty() ? std::string() : finding.objects.front();
    const QString message = toQString(finding.message);
    return {sign,
            {isNew ? DifferenceModel::tr("+ finding") : DifferenceModel::tr("- finding"),
             severityText(finding.severity), nameOfObject(design, object), toQString(finding.rule),
             isNew ? QString() : message, isNew ? message : QString()},
            toQString(object),
            object};
}

} // namespace

DifferenceModel::DifferenceModel(QStringList titles, QObject *parent)
    : QAbstractTableModel(parent), m_titles(std::move(titles))
{
}

void DifferenceModel::setRows(std::vector<DifferenceRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void DifferenceModel::setTheme(Theme theme)
{
    m_theme = theme;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::ForegroundRole});
}

const DifferenceRow *DifferenceModel::rowAt(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return row >= 0 && at < m_rows.size() ? &m_rows[at] : nullptr;
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    const DifferenceRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row)
        return {};
    if (role == Qt::DisplayRole)
        return row->cells.value(index.column());
    if (role == Qt::ToolTipRole)
        return index.column() == 2 && !row->toolTip.isEmpty() ? row->toolTip
                                                              : row->cells.value(index.column());
    if (role == Qt::ForegroundRole && index.column() == 0 && row->sign == DifferenceRow::Added)
        return QBrush(paletteOf(m_theme).legal);
    if (role == Qt::ForegroundRole && index.column() == 0 && row->sign == DifferenceRow::Removed)
        return QBrush(paletteOf(m_theme).refused);
    return {};
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? m_titles.value(section) : QVariant();
}

QStringList objectTitles()
{
    return {DifferenceModel::tr("Change"), DifferenceModel::tr("Kind"),   DifferenceModel::tr("Object"),
            DifferenceModel::tr("What"),   DifferenceModel::tr("Before"), DifferenceModel::tr("Now")};
}

std::vector<DifferenceRow> objectRows(const Difference &difference, const Design &before, const Design &now)
{
    std::vector<DifferenceRow> rows;
    for (const ComparedObject &object : difference.added)
        rows.push_back(rowOf(DifferenceRow::Added, DifferenceModel::tr("+ added"), object, {}));
    for (const ComparedObject &object : difference.removed)
        rows.push_back(rowOf(DifferenceRow::Removed, DifferenceModel::tr("- removed"), object, {}));
    for (const MovedObject &move : difference.moved)
        rows.push_back(
            rowOf(DifferenceRow::Moved, DifferenceModel::tr("> moved"), move.object,
                  {DifferenceModel::tr("Place"), toQString(move.fromText), toQString(move.toText)}));
    for (const ChangedField &change : difference.changed)
        rows.push_back(
            rowOf(DifferenceRow::Changed, DifferenceModel::tr("~ changed"), change.object,
                  {toQString(change.title), toQString(change.fromText), toQString(change.toText)}));
    for (const Finding &finding : difference.findingsAdded)
        rows.push_back(rowOf(DifferenceRow::Added, finding, now));
    for (const Finding &finding : difference.findingsRemoved)
        rows.push_back(rowOf(DifferenceRow::Removed, finding, before));
    return rows;
}

QStringList totalTitles()
{
    return {DifferenceModel::tr("Total"), DifferenceModel::tr("Before"), DifferenceModel::tr("Now"),
            DifferenceModel::tr("Change")};
}

std::vector<DifferenceRow> totalRows(const Difference &difference, bool withUnchanged)
{
    std::vector<DifferenceRow> rows;
    for (const TotalChange &change : difference.totals)
        if (withUnchanged || !isZero(change.delta))
            rows.push_back(
                {DifferenceRow::Same,
                 {toQString(change.to.title), toQString(totalText(change.from)),
                  toQString(totalText(change.to)),
                  isZero(change.delta) ? DifferenceModel::tr("same") : toQString(deltaText(change.delta))},
                 {},
                 {}});
    return rows;
}

} // namespace clusterwright
