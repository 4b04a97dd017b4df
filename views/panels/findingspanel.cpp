#include "views/panels/findingspanel.h"

#include "model/checks/rule.h"
#include "views/document.h"
#include "views/icons.h"
#include "views/selection.h"
#include "views/text.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTreeView>

namespace clusterwright {
namespace {

constexpr int margin = 6;
constexpr int detailWidth = 300;
constexpr std::array columnWidths{100, 75, 190, 400, 100}; // pixels; the finding takes the rest

const Rule *ruleOf(const std::string &id)
{
    const auto it = std::ranges::find(rules(), id, &Rule::id);
    return it == rules().end() ? nullptr : &*it;
}

QString paragraph(const QString &head, std::string_view text)
{
    return text.empty() ? QString() : "<p><b>" + head + "</b> " + toQString(text).toHtmlEscaped() + "</p>";
}

QTreeView *makeTable(FindingModel *model)
{
    auto *table = new QTreeView;
    table->setModel(model);
    table->setAccessibleName(FindingsPanel::tr("Findings"));
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setAlternatingRowColors(true);
    for (std::size_t column = 0; column < columnWidths.size(); ++column)
        table->setColumnWidth(static_cast<int>(column), columnWidths[column]);
    table->header()->setStretchLastSection(false);
    table->header()->setSectionResizeMode(FindingModel::MessageColumn, QHeaderView::Stretch);
    return table;
}

} // namespace

FindingsPanel::FindingsPanel(const Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection),
      m_model(new FindingModel(document, this)), m_filter(new QComboBox), m_table(makeTable(m_model)),
      m_detail(new QLabel)
{
    m_filter->setAccessibleName(tr("Which findings are shown"));
    m_filter->addItems({QString(), QString()});
    m_detail->setWordWrap(true);
    m_detail->setAlignment(Qt::AlignTop);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setMargin(margin);
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_detail);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *side = new QVBoxLayout;
    side->addWidget(m_filter);
    side->addWidget(scroll, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_table, 1);
    layout->addLayout(side);
    scroll->setFixedWidth(detailWidth);
    m_table->setColumnHidden(FindingModel::StateColumn, true);
    m_model->setTheme(themeOf(palette()));
    connect(m_filter, &QComboBox::currentIndexChanged, m_model, [this](int row) {
        m_model->show(row == 0 ? FindingModel::Open : FindingModel::All);
        m_table->setColumnHidden(FindingModel::StateColumn, row == 0);
    });
    connect(m_table, &QTreeView::clicked, this, &FindingsPanel::jump);
    connect(m_table, &QTreeView::activated, this, &FindingsPanel::jump);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FindingsPanel::describeCurrent);
    connect(m_model, &FindingModel::modelReset, this, &FindingsPanel::describeCurrent);
    connect(&document, &Document::changed, this, &FindingsPanel::refresh);
    refresh();
    describeCurrent();
}

void FindingsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_model->setTheme(themeOf(palette()));
    QWidget::changeEvent(event);
}

void FindingsPanel::refresh()
{
    const FindingCounts &counts = m_document.evaluation().counts;
    m_filter->setItemText(0, tr("Open findings (%1)").arg(counts.errors + counts.warnings + counts.infos));
    m_filter->setItemText(
        1, tr("All, with %1 waived and %2 not evaluated").arg(counts.waived).arg(counts.notEvaluated));
}

void FindingsPanel::describeCurrent()
{
    const Finding *finding = m_model->findingAt(m_table->currentIndex());
    if (!finding) {
        m_detail->setText(m_model->rowCount() == 0
                              ? tr("Nothing to report: every rule that could be evaluated passes.")
                              : tr("Click a finding to see what it is about and what would help."));
        return;
    }
    const Rule *rule = ruleOf(finding->rule);
    QString text = "<p><b>" + toQString(finding->rule) + "</b> " + severityText(finding->severity) + ", " +
                   stateText(finding->state).toLower() + "</p>";
    text += paragraph(tr("Rule:"), rule ? rule->title : "");
    text += paragraph(tr("Found:"), finding->message);
    text += paragraph(tr("What helps:"), finding->fix);
    text += paragraph(tr("Why:"), rule ? rule->rationale : "");
    text += paragraph(tr("Source:"), rule ? rule->source : "");
    m_detail->setText(text);
}

void FindingsPanel::jump(const QModelIndex &index)
{
    const Finding *finding = m_model->findingAt(index);
    if (!finding)
        return;
    m_selection.select(selectedOf(m_document.design(), finding->objects));
    emit jumped();
}

} // namespace clusterwright
