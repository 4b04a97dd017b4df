#include "views/panels/findingspanel.h"

#include "model/checks/rule.h"
#include "model/design/editfixes.h"
#include "model/design/editrules.h"
#include "views/document.h"
#include "views/icons.h"
#include "views/panels/findingdialogs.h"
#include "views/selection.h"
#include "views/text.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QTreeView>

namespace clusterwright {
namespace {

constexpr int margin = 6;
constexpr int detailWidth = 300, searchWidth = 260;
constexpr std::array severities{Severity::Error, Severity::Warning, Severity::Info};
constexpr std::array columnWidths{100, 75, 190, 400, 100}; // pixels; the finding takes the rest

QString paragraph(const QString &head, std::string_view text)
{
    return text.empty() ? QString() : "<p><b>" + head + "</b> " + toQString(text).toHtmlEscaped() + "</p>";
}

/// "tol 0.2 (usually 0.1: dense racks)", or nothing.
std::string parametersText(const Design &design, const Rule &rule)
{
    std::string text;
    for (const Parameter &parameter : rule.parameters) {
        if (!parameter.name)
            continue;
        const auto &list = design.parameters;
        const auto changed = std::ranges::find_if(list, [&](const ParameterOverride &override) {
            return override.rule == rule.id && override.parameter == parameter.name;
        });
        text += (text.empty() ? "" : "; ") + std::string(parameter.name) + " " +
                formatExact(parameterOf(design, rule.id, parameter.name));
        if (changed != list.end())
            text += " (usually " + formatExact(parameter.value) + "; " + changed->reason + ")";
    }
    return text;
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

FindingsPanel::FindingsPanel(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection),
      m_model(new FindingModel(document, this)), m_search(new QLineEdit), m_severity(new QComboBox),
      m_filter(new QComboBox), m_table(makeTable(m_model)), m_detail(new QLabel), m_fix(new QAction(this)),
      m_waive(new QAction(tr("&Waive finding..."), this)),
      m_withdraw(new QAction(tr("W&ithdraw waiver"), this)),
      m_parameter(new QAction(tr("Change &limit of rule..."), this)),
      m_reset(new QAction(tr("&Reset limits of rule"), this))
{
    m_detail->setWordWrap(true);
    m_detail->setAlignment(Qt::AlignTop);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setMargin(margin);
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_detail);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(detailWidth);
    auto *body = new QHBoxLayout;
    body->addWidget(m_table, 1);
    body->addWidget(scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    makeActions();
    layout->addWidget(makeFilters());
    layout->addLayout(body, 1);
    m_table->setColumnHidden(FindingModel::StateColumn, true);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_model->setTheme(themeOf(palette()));
    connect(m_table, &QTreeView::clicked, this, &FindingsPanel::jump);
    connect(m_table, &QTreeView::activated, this, &FindingsPanel::jump);
    connect(m_table, &QTreeView::customContextMenuRequested, this, &FindingsPanel::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FindingsPanel::describeCurrent);
    connect(m_model, &FindingModel::modelReset, this, &FindingsPanel::describeCurrent);
    connect(&document, &Document::changed, this, &FindingsPanel::refresh);
    refresh();
    describeCurrent();
}

void FindingsPanel::makeActions()
{
    connect(m_fix, &QAction::triggered, this, &FindingsPanel::applyFix);
    connect(m_waive, &QAction::triggered, this, &FindingsPanel::waiveCurrent);
    connect(m_withdraw, &QAction::triggered, this, &FindingsPanel::withdraw);
    connect(m_parameter, &QAction::triggered, this, &FindingsPanel::changeParameter);
    connect(m_reset, &QAction::triggered, this, &FindingsPanel::resetParameters);
}

QWidget *FindingsPanel::makeFilters()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_search->setPlaceholderText(tr("Search findings"));
    m_search->setAccessibleName(tr("Search findings"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(searchWidth);
    m_severity->setAccessibleName(tr("Severity of the findings that are shown"));
    m_severity->addItem(tr("All severities"));
    for (const Severity severity : severities)
        m_severity->addItem(severityText(severity));
    m_filter->setAccessibleName(tr("Which findings are shown"));
    m_filter->addItems({QString(), QString(), QString(), QString()});
    row->addWidget(m_search, 1);
    row->addWidget(m_severity);
    row->addWidget(m_filter);
    row->addStretch(1);
    auto *button = new QToolButton; // one, so that the panel can be narrow
    button->setText(tr("Act on it"));
    button->setAccessibleName(tr("Act on the finding"));
    button->setToolTip(tr("Fix, waive, or change the limit of the rule"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->addActions(findingActions());
    row->addWidget(button);
    connect(m_search, &QLineEdit::textChanged, m_model, &FindingModel::search);
    connect(m_severity, &QComboBox::currentIndexChanged, m_model, [this](int index) {
        m_model->showSeverity(index > 0 ? std::optional(severities.at(static_cast<std::size_t>(index - 1)))
                                        : std::nullopt);
    });
    connect(m_filter, &QComboBox::currentIndexChanged, m_model, [this](int index) {
        m_model->show(static_cast<FindingModel::Shown>(index));
        m_table->setColumnHidden(FindingModel::StateColumn, index != FindingModel::All);
    });
    return bar;
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
    m_filter->setItemText(FindingModel::Open,
                          tr("Open findings (%1)").arg(counts.errors + counts.warnings + counts.infos));
    m_filter->setItemText(
        FindingModel::All,
        tr("All, with %1 waived and %2 not evaluated").arg(counts.waived).arg(counts.notEvaluated));
    m_filter->setItemText(FindingModel::Waived, tr("Waived (%1)").arg(counts.waived));
    m_filter->setItemText(FindingModel::NotEvaluated, tr("Not evaluated (%1)").arg(counts.notEvaluated));
    describeCurrent();
}

const Finding *FindingsPanel::current() const
{
    return m_model->findingAt(m_table->currentIndex());
}

void FindingsPanel::describeCurrent()
{
    const Finding *finding = current();
    enableActions(finding);
    if (!finding) {
        const bool isEmpty = m_document.evaluation().findings.empty();
        m_detail->setText(isEmpty ? tr("Nothing to report: every rule that could be evaluated passes.")
                          : m_model->rowCount() == 0
                              ? tr("No finding matches the filter.")
                              : tr("Click a finding to see what it is about and what would help."));
        return;
    }
    const Rule *rule = findRule(finding->rule);
    QString text = "<p><b>" + toQString(finding->rule) + "</b> " + severityText(finding->severity) + ", " +
                   stateText(finding->state).toLower() + "</p>";
    text += paragraph(tr("Rule:"), rule ? rule->title : "");
    text += paragraph(tr("Found:"), finding->message);
    if (const Waiver *waiver = waiverOf(m_document.design(), *finding))
        text +=
            paragraph(tr("Waived:"), waiver->reason + " (" + waiver->by + ", " + waiver->date +
                                         (waiver->expires.empty() ? "" : ", until " + waiver->expires) + ")");
    text += paragraph(tr("What helps:"), finding->fix);
    text += paragraph(tr("Why:"), rule ? rule->rationale : "");
    text += paragraph(tr("Parameters:"), rule ? parametersText(m_document.design(), *rule) : "");
    text += paragraph(tr("Source:"), rule ? rule->source : "");
    m_detail->setText(text);
}

void FindingsPanel::enableActions(const Finding *finding)
{
    const Rule *rule = finding ? findRule(finding->rule) : nullptr;
    const auto isOfRule = [&](const ParameterOverride &override) { return override.rule == finding->rule; };
    m_fix->setText(finding && !finding->quickFix.empty() ? toQString(finding->quickFix) : tr("&Quick fix"));
    m_fix->setEnabled(finding && !finding->quickFix.empty() && m_document.library());
    m_waive->setEnabled(finding && finding->state == FindingState::Open && !finding->objects.empty());
    m_withdraw->setEnabled(finding && finding->state == FindingState::Waived);
    m_parameter->setEnabled(rule && rule->parameters.front().name);
    m_reset->setEnabled(finding && std::ranges::any_of(m_document.design().parameters, isOfRule));
}

void FindingsPanel::jump(const QModelIndex &index)
{
    const Finding *finding = m_model->findingAt(index);
    if (!finding)
        return;
    m_selection.select(selectedOf(m_document.design(), finding->objects));
    emit jumped();
}

void FindingsPanel::showMenu(const QPoint &position)
{
    if (!m_table->indexAt(position).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(findingActions());
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void FindingsPanel::applyFix()
{
    const Finding *finding = current();
    if (!finding || !m_document.library())
        return;
    const QString step = toQString(finding->quickFix);
    m_document.apply(step, applyQuickFix(m_document.design(), *finding, *m_document.library()));
}

void FindingsPanel::waiveCurrent()
{
    if (const Finding *finding = current()) {
        auto *dialog = new WaiveDialog(m_document, *finding, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

void FindingsPanel::withdraw()
{
    const Finding *finding = current();
    const Waiver *waiver = finding ? waiverOf(m_document.design(), *finding) : nullptr;
    if (waiver)
        m_document.apply(tr("Withdraw waiver of %1").arg(toQString(waiver->rule)),
                         withdrawWaiver(m_document.design(), waiver->rule, waiver->object));
}

void FindingsPanel::changeParameter()
{
    if (const Finding *finding = current()) {
        auto *dialog = new ParameterDialog(m_document, finding->rule, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

void FindingsPanel::resetParameters()
{
    const Finding *finding = current();
    if (!finding)
        return;
    const std::string rule = finding->rule;
    Result<Design> next = m_document.design();
    for (const ParameterOverride &override : m_document.design().parameters)
        if (next && override.rule == rule)
            next = resetParameter(next.take(), rule, override.parameter);
    m_document.apply(tr("Reset limits of %1").arg(toQString(rule)), std::move(next));
}

} // namespace clusterwright
