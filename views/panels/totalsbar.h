// Totals bar: the sums of the design, always in view.
#pragma once

#include <QFrame>

#include <map>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace clusterwright {

class Document;

class TotalsBar : public QFrame {
    Q_OBJECT

public:
    enum Cell { Racks, Nodes, Accelerators, Switches, MaxPower, Heat, Mass, Cost };

    explicit TotalsBar(const Document &document, QWidget *parent = nullptr);

    QString text(Cell cell) const;
    QString findingsText() const; ///< "1 error, 2 warnings", "No findings"

signals:
    void findingsClicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addCell(QHBoxLayout &layout, Cell cell, const QString &caption, int stretch);
    void set(Cell cell, const QString &text);
    void refresh();
    void refreshFindings();

    const Document &m_document;
    std::map<Cell, QLabel *> m_values;
    QToolButton *m_findings;
};

} // namespace clusterwright
