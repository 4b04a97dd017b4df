#include "views/models/partformmodel.h"

#include "model/parts/figureedit.h"
#include "views/choices.h"
#include "views/icons.h"
#include "views/text.h"

#include <QFont>
#include <QGuiApplication>

#include <algorithm>

namespace clusterwright {
PartFormModel::PartFormModel(Part part, QObject *parent)
    : QAbstractTableModel(parent), m_part(std::move(part))
{
    refresh();
}

void PartFormModel::setPart(Part part)
{
    if (part == m_part)
        return;
    m_part = std::move(part);
    refresh();
    emit edited();
}

void PartFormModel::refresh()
{
    std::vector<FigureRow> rows = figureRows(m_part);
    const bool isSameList = std::ranges::equal(rows, m_rows, {}, &FigureRow::key, &FigureRow::key);
    if (!isSameList)
        beginResetModel();
    m_rows = std::move(rows);
    std::erase_if(m_wrong, [this](const auto &entry) {
        return std::ranges::find(m_rows, entry.first, &FigureRow::key) == m_rows.end();
    });
    m_problems.clear();
    for (const auto &[key, wrong] : m_wrong)
        m_problems.push_back({key, wrong.sentence});
    std::ranges::move(problemsOf(m_part), std::back_inserter(m_problems));
    if (!isSameList)
        endResetModel();
    else if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const FigureRow &PartFormModel::rowAt(const QModelIndex &index) const
{
    return m_rows.at(static_cast<std::size_t>(index.row()));
}

const PartFormModel::WrongText *PartFormModel::wrongAt(const QModelIndex &index) const
{
    const auto found = m_wrong.find(rowAt(index).key);
    return found == m_wrong.end() ? nullptr : &found->second;
}

QModelIndex PartFormModel::indexOf(const std::string &key, int column) const
{
    const auto found = std::ranges::find(m_rows, key, &FigureRow::key);
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()), column);
}

int PartFormModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PartFormModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PartFormModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Figure"),     tr("Value"),  tr("Unit"), tr("Kind"),
                             tr("Confidence"), tr("Source"), tr("Basis")};
    return titles.value(section);
}

Qt::ItemFlags PartFormModel::flags(const QModelIndex &index) const
{
    const int column = index.column();
    const bool canEdit = column == Value || (column > Unit && rowAt(index).isKnown);
    return QAbstractTableModel::flags(index) | (canEdit ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QVariant PartFormModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isStated = rowAt(index).isKnown || wrongAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Value && !isStated ? tr("unknown") : text(index);
    case Qt::EditRole:
        return text(index);
    case Qt::ToolTipRole:
        return tip(index);
    case Qt::DecorationRole:
        return index.column() == Value ? mark(index) : QVariant();
    case Qt::ForegroundRole:
        return isStated ? QVariant() : QGuiApplication::palette().color(QPalette::PlaceholderText);
    case ChoicesRole:
        return choices(index);
    case IsStatedRole:
        return isStated;
    default:
        return {};
    }
}

QVariant PartFormModel::text(const QModelIndex &index) const
{
    const FigureRow &row = rowAt(index);
    if (index.column() == Title)
        return toQString(row.title);
    if (const WrongText *wrong = wrongAt(index); wrong && index.column() == Value)
        return toQString(wrong->text);
    if (index.column() == Unit)
        return toQString(row.isKnown ? row.unit : shownUnitOf(row.key));
    if (!row.isKnown)
        return QString();
    switch (index.column()) {
    case Value:
        return toQString(row.value);
    case Kind:
        return choiceText(std::string(nameOf(row.kind)));
    case ConfidenceColumn:
        return choiceText(std::string(nameOf(row.confidence)));
    case SourceColumn:
        return toQString(row.source);
    default:
        return toQString(row.basis);
    }
}

QStringList PartFormModel::choices(const QModelIndex &index) const
{
    QStringList texts{QString()}; // unknown; no source
    switch (index.column()) {
    case Value:
        for (const std::string &word : wordsFor(m_part, rowAt(index).key))
            texts << toQString(word);
        return texts.size() > 1 ? texts : QStringList();
    case Kind:
        return choicesOf<FigureKind>();
    case ConfidenceColumn:
        return choicesOf<Confidence>();
    case SourceColumn:
        for (const Source &source : m_part.sources)
            texts << toQString(source.key);
        return texts;
    default:
        return {};
    }
}

/// What is wrong, else what the cell does not show in full.
QString PartFormModel::tip(const QModelIndex &index) const
{
    const FigureRow &row = rowAt(index);
    QStringList sentences;
    if (index.column() <= Unit)
        for (const PartProblem &problem : m_problems)
            if (problem.key == row.key)
                sentences << sentenceOf(problem);
    if (!sentences.isEmpty())
        return sentences.join('\n');
    if (index.column() == SourceColumn) {
        const Source *source = sourceOf(m_part, row.source);
        return source ? toQString(source->title) : QString();
    }
    if (index.column() <= Unit && !row.isKnown)
        return tr("Unknown. Takes %1.").arg(toQString(acceptedText(m_part, row.key)));
    return text(index).toString();
}

QIcon PartFormModel::mark(const QModelIndex &index) const
{
    const Theme theme = themeOf(QGuiApplication::palette());
    if (wrongAt(index))
        return severityIcon(Severity::Error, theme);
    const bool isOdd = std::ranges::find(m_problems, rowAt(index).key, &PartProblem::key) != m_problems.end();
    return isOdd ? severityIcon(Severity::Warning, theme) : QIcon();
}

bool PartFormModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole || value == data(index, Qt::EditRole))
        return false;
    const FigureRow row = rowAt(index);
    FigureInput input = inputOf(row);
    const QString text = value.toString().trimmed();
    switch (index.column()) {
    case Value:
        return setValue(row, text.toStdString());
    case Kind:
        input.kind = choiceFrom(text, row.kind);
        break;
    case ConfidenceColumn:
        input.confidence = choiceFrom(text, row.confidence);
        break;
    case SourceColumn:
        input.source = text.toStdString();
        break;
    default:
        input.basis = text.toStdString();
    }
    if (auto next = setFigure(m_part, row.key, input)) {
        setPart(next.take());
        return true;
    }
    return false;
}

/// A text that is no value stays in its cell, with the reason.
bool PartFormModel::setValue(const FigureRow &row, const std::string &text)
{
    FigureInput input = inputOf(row);
    input.text = text;
    auto next = setFigure(m_part, row.key, input, text == row.value ? '.' : decimalMark());
    if (next) {
        m_wrong.erase(row.key);
        m_part = next.take();
    } else {
        m_wrong[row.key] = {text, next.error().message};
    }
    refresh();
    emit edited();
    return true;
}

void PartFormModel::clear(const QModelIndex &index)
{
    if (index.isValid() && data(index, IsStatedRole).toBool())
        setValue(rowAt(index), {});
}

void PartFormFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void PartFormFilter::showStatedOnly(bool isOn)
{
    m_isStatedOnly = isOn;
    invalidateFilter();
}

bool PartFormFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, PartFormModel::Title, parent);
    return index.data().toString().contains(m_text, Qt::CaseInsensitive) &&
           (!m_isStatedOnly || index.data(PartFormModel::IsStatedRole).toBool());
}

QString sentenceOf(const PartProblem &problem)
{
    const QString message = toQString(problem.message);
    if (message.isEmpty() || !message[0].isLower())
        return message;
    const std::string title = figureTitle(problem.key);
    return (title == problem.key ? choiceText(problem.key) : toQString(title)) + ' ' + message;
}

} // namespace clusterwright
