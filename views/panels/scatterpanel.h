// Scatter panel: which two figures of a comparison are drawn, and the chart of them.
#pragma once

#include "model/analysis/comparison.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace clusterwright {

class ScatterView;

class ScatterPanel : public QWidget {
    Q_OBJECT

public:
    explicit ScatterPanel(QWidget *parent = nullptr);

    /// Keeps figures that the user has chosen if the comparison has them, else takes the usual ones.
    void setComparison(PartComparison comparison);

    ScatterView &view() { return *m_view; }
    QComboBox &across() { return *m_across; } ///< the data of an entry is the key of its row
    QComboBox &upwards() { return *m_upwards; }
    QCheckBox &logarithmic() { return *m_logarithmic; }
    QLabel &note() { return *m_note; }

private:
    void fill(QComboBox &box, bool &isChosen, const std::string &usual) const;
    void draw();

    PartComparison m_comparison;
    bool m_isAcrossChosen = false, m_isUpwardsChosen = false; ///< by the user
    QComboBox *m_across, *m_upwards;
    QCheckBox *m_logarithmic;
    ScatterView *m_view;
    QLabel *m_note;
};

} // namespace clusterwright
