#include "views/panels/scatterpanel.h"

#include "views/panels/scatterview.h"
#include "views/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace clusterwright {
namespace {

constexpr int margin = 8, spacing = 6, fewestLetters = 18;

QComboBox *makeChoice(const QString &name)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(fewestLetters);
    return box;
}

} // namespace

ScatterPanel::ScatterPanel(QWidget *parent)
    : QWidget(parent), m_across(makeChoice(tr("Figure across"))), m_upwards(makeChoice(tr("Figure upwards"))),
      m_logarithmic(new QCheckBox(tr("&Logarithmic axes"))), m_view(new ScatterView), m_note(new QLabel)
{
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *choices = new QFormLayout;
    choices->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    choices->setContentsMargins(0, 0, 0, 0);
    choices->setSpacing(spacing);
    choices->addRow(tr("&Upwards"), m_upwards);
    choices->addRow(tr("A&cross"), m_across);
    choices->addRow(QString(), m_logarithmic);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addLayout(choices);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_note);
    connect(m_across, &QComboBox::currentIndexChanged, this, &ScatterPanel::draw);
    connect(m_upwards, &QComboBox::currentIndexChanged, this, &ScatterPanel::draw);
    connect(m_across, &QComboBox::activated, this, [this] { m_isAcrossChosen = true; });
    connect(m_upwards, &QComboBox::activated, this, [this] { m_isUpwardsChosen = true; });
    connect(m_logarithmic, &QCheckBox::toggled, this, &ScatterPanel::draw);
}

void ScatterPanel::fill(QComboBox &box, bool &isChosen, const std::string &usual) const
{
    const QSignalBlocker blocker(box);
    const QString before = box.currentData().toString();
    box.clear();
    for (const ComparisonRow &row : m_comparison.rows)
        if (isNumeric(row))
            box.addItem(toQString(titleWithUnit(row)), toQString(row.key));
    isChosen = isChosen && box.findData(before) >= 0;
    box.setCurrentIndex(box.findData(isChosen ? before : toQString(usual)));
}

void ScatterPanel::setComparison(PartComparison comparison)
{
    m_comparison = std::move(comparison);
    const auto [x, y] = usualAxes(m_comparison);
    fill(*m_across, m_isAcrossChosen, x);
    fill(*m_upwards, m_isUpwardsChosen, y);
    draw();
}

void ScatterPanel::draw()
{
    const ComparisonRow *x = rowOf(m_comparison, m_across->currentData().toString().toStdString()),
                        *y = rowOf(m_comparison, m_upwards->currentData().toString().toStdString());
    m_view->setScatter(x && y ? scatterOf(m_comparison, *x, *y, m_logarithmic->isChecked()) : Scatter());
    m_note->setText(x && y ? m_view->scatter().note : tr("A chart needs two figures with numbers."));
    m_note->setVisible(!m_note->text().isEmpty());
}

} // namespace clusterwright
