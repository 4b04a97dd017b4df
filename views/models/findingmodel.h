// Finding model: the findings of the current evaluation as a table.
#pragma once

#include "exports/drawings/style.h"
#include "model/checks/finding.h"

#include <QAbstractTableModel>

namespace clusterwright {

class Document;

class FindingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { SeverityColumn, RuleColumn, ObjectColumn, MessageColumn, StateColumn, ColumnCount };
    enum Shown { Open, All, Waived, NotEvaluated };

    explicit FindingModel(const Document &document, QObject *parent = nullptr);

    void show(Shown shown);
    void showSeverity(std::optional<Severity> severity); ///< none = all
    void search(const QString &text);                    ///< words that stand in rule, object or finding
    void setTheme(Theme theme);                          ///< of the icons

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    const Finding *findingAt(const QModelIndex &index) const;

private:
    void refresh();
    bool isShown(const Finding &finding) const;
    QString textOf(const Finding &finding, int column) const;

    const Document &m_document;
    Shown m_shown = Open;
    std::optional<Severity> m_severity;
    QStringList m_words;
    Theme m_theme = Theme::Light;
    std::vector<Finding> m_findings; ///< those that are shown
};

/// "Error", "Warning", "Note".
QString severityText(Severity severity);
/// "Open", "Waived", "Not evaluated".
QString stateText(FindingState state);

} // namespace clusterwright
