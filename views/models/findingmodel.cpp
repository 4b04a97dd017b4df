#include "views/models/findingmodel.h"

#include "views/document.h"
#include "views/icons.h"
#include "views/text.h"

namespace clusterwright {

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return FindingModel::tr("Error");
    case Severity::Warning:
        return FindingModel::tr("Warning");
    case Severity::Info:
        break;
    }
    return FindingModel::tr("Note");
}

QString stateText(FindingState state)
{
    switch (state) {
    case FindingState::Waived:
        return FindingModel::tr("Waived");
    case FindingState::NotEvaluated:
        return FindingModel::tr("Not evaluated");
    case FindingState::Open:
        break;
    }
    return FindingModel::tr("Open");
}

FindingModel::FindingModel(const Document &document, QObject *parent)
    : QAbstractTableModel(parent), m_document(document)
{
    connect(&document, &Document::changed, this, &FindingModel::refresh);
    refresh();
}

void FindingModel::show(Shown shown)
{
    m_shown = shown;
    refresh();
}

void FindingModel::showSeverity(std::optional<Severity> severity)
{
    m_severity = severity;
    refresh();
}

void FindingModel::search(const QString &text)
{
    m_words = text.split(' ', Qt::SkipEmptyParts);
    refresh();
}

bool FindingModel::isShown(const Finding &finding) const
{
    if (m_severity && finding.severity != *m_severity)
        return false;
    if (m_shown != All && finding.state != (m_shown == Open     ? FindingState::Open
                                            : m_shown == Waived ? FindingState::Waived
                                                                : FindingState::NotEvaluated))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = textOf(finding, RuleColumn) + ' ' + textOf(finding, ObjectColumn) + ' ' +
                         textOf(finding, MessageColumn);
    return std::ranges::all_of(m_words,
                               [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

void FindingModel::setTheme(Theme theme)
{
    m_theme = theme;
    if (!m_findings.empty())
        emit dataChanged(index(0, SeverityColumn), index(rowCount() - 1, SeverityColumn),
                         {Qt::DecorationRole});
}

void FindingModel::refresh()
{
    std::vector<Finding> findings;
    for (const Finding &finding : m_document.evaluation().findings)
        if (isShown(finding))
            findings.push_back(finding);
    if (findings == m_findings)
        return;
    beginResetModel();
    m_findings = std::move(findings);
    endResetModel();
}

int FindingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

const Finding *FindingModel::findingAt(const QModelIndex &index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_findings.size() ? &m_findings[row] : nullptr;
}

QString FindingModel::textOf(const Finding &finding, int column) const
{
    switch (column) {
    case SeverityColumn:
        return severityText(finding.severity);
    case RuleColumn:
        return toQString(finding.rule);
    case ObjectColumn:
        return finding.objects.empty() ? QString()
                                       : nameOfObject(m_document.design(), finding.objects.front());
    case MessageColumn:
        return toQString(finding.message);
    default:
        return stateText(finding.state);
    }
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    const Finding *finding = findingAt(index);
    if (!finding)
        return {};
    if (role == Qt::DisplayRole)
        return textOf(*finding, index.column());
    if (role == Qt::ToolTipRole && index.column() == MessageColumn)
        return textOf(*finding, MessageColumn);
    if (role == Qt::DecorationRole && index.column() == SeverityColumn)
        return severityIcon(finding->severity, m_theme);
    return {};
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Severity"), tr("Rule"), tr("Object"), tr("Finding"), tr("State")};
    return titles.value(section);
}

} // namespace clusterwright
