#include "views/panels/calculatorspanel.h"

#include "libraries/calculatorcases.h"
#include "model/calculators/calculatortext.h"
#include "views/document.h"
#include "views/panels/calculatorform.h"
#include "views/panels/calculatorresult.h"
#include "views/selection.h"
#include "views/text.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

namespace clusterwright {
namespace {

constexpr int margin = 8, listWidth = 210;
constexpr int widest = 1000;    // from here on, form and result are beside each other
constexpr int widestForm = 560; // lines of text get hard to read beyond
constexpr double titleShare = 1.3;

/// What design values are about: the finest thing that is selected.
std::string objectOf(const Selected &selected)
{
    for (const std::string &id : {selected.object, selected.placement, selected.rack, selected.type})
        if (!id.empty())
            return id;
    return "design";
}

QString groupTitle(const calc::Calculator &calculator)
{
    return toQString(calc::titleOfKey(calc::groupOf(calculator)));
}

QString paragraph(const QString &title, std::string_view text)
{
    return "<p><b>" + title + "</b><br>" + toQString(text).toHtmlEscaped() + "</p>";
}

QScrollArea *scrolled(QWidget *widget)
{
    auto *area = new QScrollArea;
    area->setWidget(widget);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

} // namespace

CalculatorsPanel::CalculatorsPanel(const Document &document, const Selection &selection, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_search(new QLineEdit),
      m_list(new QTreeWidget), m_nothing(new QLabel), m_title(new QLabel), m_about(new QLabel),
      m_notes(new QLabel), m_use(new QPushButton), m_clear(new QPushButton(tr("C&lear"))),
      m_copy(new QPushButton(tr("Copy as &JSON case"))), m_form(new CalculatorForm),
      m_result(new CalculatorResult)
{
    auto *splitter = new QSplitter;
    splitter->addWidget(buildList());
    splitter->addWidget(buildRight());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({listWidth, widest});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &CalculatorsPanel::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &CalculatorsPanel::choose);
    connect(m_list, &QTreeWidget::itemActivated, m_form, [this] { m_form->setFocus(); });
    connect(m_form, &CalculatorForm::changed, this, &CalculatorsPanel::compute);
    connect(m_use, &QPushButton::clicked, this, &CalculatorsPanel::useDesignValues);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_form->setValues({}); });
    connect(m_copy, &QPushButton::clicked, this, &CalculatorsPanel::copyCase);
    connect(&document, &Document::changed, this, &CalculatorsPanel::refreshKnown);
    connect(&selection, &Selection::changed, this, &CalculatorsPanel::refreshKnown);
    showCalculator(calc::calculators().front());
}

/// A cell that is being edited is committed when the window goes; nothing is computed any more then.
CalculatorsPanel::~CalculatorsPanel()
{
    m_form->disconnect(this);
}

QWidget *CalculatorsPanel::buildList()
{
    m_search->setPlaceholderText(tr("Search calculators"));
    m_search->setAccessibleName(tr("Search calculators"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setHeaderHidden(true);
    m_list->setAccessibleName(tr("Calculators"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideRight);
    QTreeWidgetItem *group = nullptr;
    const auto all = calc::calculators();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QString title = groupTitle(all[i]);
        if (!group || group->text(0) != title) {
            group = new QTreeWidgetItem(m_list, {title});
            group->setFlags(Qt::ItemIsEnabled);
        }
        auto *item = new QTreeWidgetItem(group, {toQString(calc::titleOf(all[i]))});
        item->setData(0, Qt::UserRole, static_cast<int>(i));
        item->setToolTip(0, toQString(all[i].title));
    }
    m_list->expandAll();
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(margin);
    m_nothing->setAlignment(Qt::AlignTop);
    m_nothing->hide();
    auto *left = new QWidget;
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(margin, margin, 0, 0);
    layout->addWidget(m_search);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    return left;
}

QWidget *CalculatorsPanel::buildRight()
{
    QFont font = m_title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * titleShare);
    m_title->setFont(font);
    m_about->setWordWrap(true);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes->setWordWrap(true);
    m_notes->setAlignment(Qt::AlignTop);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_notes->setAccessibleName(tr("Equation, limits and source"));
    m_copy->setToolTip(tr("Copies a file of one case, as \"clusterwright-cli calc --cases\" runs it"));
    m_clear->setToolTip(tr("Empties all inputs of this calculator"));
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_use, m_clear, m_copy}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *upper = new QWidget;
    auto *inputs = new QVBoxLayout(upper);
    inputs->setContentsMargins(0, 0, margin, margin);
    inputs->addWidget(m_form);
    inputs->addWidget(m_notes, 1);
    m_upper = scrolled(upper);
    m_lower = scrolled(m_result);
    m_halves = new QBoxLayout(QBoxLayout::TopToBottom);
    m_halves->setSpacing(margin);
    m_halves->addWidget(m_upper, 1);
    m_halves->addWidget(m_lower, 1);
    auto *right = new QWidget;
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(margin, margin, margin, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_about);
    layout->addLayout(buttons);
    layout->addLayout(m_halves, 1);
    return right;
}

/// From the search field, Down goes to the list.
bool CalculatorsPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool goesDown = watched == m_search && event->type() == QEvent::KeyPress &&
                          static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down;
    if (!goesDown || m_list->isHidden())
        return QWidget::eventFilter(watched, event);
    m_list->setFocus();
    return true;
}

void CalculatorsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// Form and result beside each other where there is room; else the result is below, as high as it must be,
/// but not higher than the form.
void CalculatorsPanel::arrange()
{
    const bool isWide = width() >= widest;
    m_halves->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_upper->setMaximumWidth(isWide ? widestForm : QWIDGETSIZE_MAX);
    const int width = m_lower->viewport()->width();
    const int needed = margin + (m_result->hasHeightForWidth() ? m_result->heightForWidth(width)
                                                               : m_result->sizeHint().height());
    m_lower->setMaximumHeight(isWide ? QWIDGETSIZE_MAX : std::min(needed, height() * 2 / 5));
    m_halves->setStretch(1, isWide ? 1 : 0);
}

void CalculatorsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refreshKnown();
}

void CalculatorsPanel::filter()
{
    const std::string text = m_search->text().toStdString();
    QTreeWidgetItem *first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        bool isAny = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *item = group->child(j);
            const auto index = static_cast<std::size_t>(item->data(0, Qt::UserRole).toInt());
            const bool isFound = calc::matches(calc::calculators()[index], text);
            item->setHidden(!isFound);
            isAny = isAny || isFound;
            first = isFound && !first ? item : first;
        }
        group->setHidden(!isAny);
    }
    m_nothing->setText(
        tr("No calculator has \"%1\" in its name, its title or its inputs.").arg(m_search->text()));
    m_nothing->setVisible(!first);
    m_list->setVisible(first);
    if (first && (!m_list->currentItem() || m_list->currentItem()->isHidden()))
        m_list->setCurrentItem(first);
}

void CalculatorsPanel::choose(const QTreeWidgetItem *item)
{
    if (item && item->parent())
        showCalculator(calc::calculators()[static_cast<std::size_t>(item->data(0, Qt::UserRole).toInt())]);
}

void CalculatorsPanel::showCalculator(const calc::Calculator &calculator)
{
    if (&calculator == m_calculator)
        return;
    m_calculator = nullptr; // nothing is computed while the form is built
    m_form->setCalculator(calculator);
    m_calculator = &calculator;
    m_title->setText(groupTitle(calculator) + ": " + toQString(calc::titleOf(calculator)));
    m_about->setText(toQString(calculator.title));
    m_title->setToolTip(toQString(calculator.name));
    m_notes->setText(paragraph(tr("Equation"), calculator.equation) +
                     paragraph(tr("Holds for"), calculator.limits) +
                     paragraph(tr("Source"), calculator.source));
    m_result->setCalculator(calculator);
    m_form->setValues(m_typed[calculator.name]);
    refreshKnown();
    for (QTreeWidgetItemIterator item(m_list); *item; ++item)
        if ((*item)->parent() &&
            &calc::calculators()[static_cast<std::size_t>((*item)->data(0, Qt::UserRole).toInt())] ==
                &calculator)
            m_list->setCurrentItem(*item);
}

void CalculatorsPanel::compute()
{
    if (!m_calculator)
        return;
    showOutcome();
    arrange();
}

void CalculatorsPanel::showOutcome()
{
    const calc::Record &values = m_typed[m_calculator->name] = m_form->values();
    m_form->accept();
    if (const auto wrong = calc::findWrong(*m_calculator, values)) {
        m_form->refuse(*wrong);
        m_result->showMessage(tr("One input is not accepted; what is wrong stands below it."));
        return;
    }
    QStringList missing;
    for (const std::string &title : calc::missingInputs(*m_calculator, values))
        missing << toQString(title);
    if (!missing.isEmpty()) {
        m_result->showMessage(tr("The result shows as soon as these are given: %1.").arg(missing.join(", ")));
        return;
    }
    const auto outputs = calc::calculate(*m_calculator, values);
    if (outputs)
        m_result->showOutputs(outputs.value());
    else
        m_result->showMessage(m_form->refuse(outputs.error())
                                  ? tr("One input is not accepted; what is wrong stands below it.")
                                  : toQString(outputs.error().message));
}

void CalculatorsPanel::refreshKnown()
{
    if (!isVisible())
        return;
    const std::string object = objectOf(m_selection.selected());
    m_known = calc::designValues(*m_calculator, m_document.design(), m_document.evaluation(), object);
    const QString about = object == "design" ? tr("the design") : nameOfObject(m_document.design(), object);
    QStringList lines{tr("What %1 knows of these inputs:").arg(about)};
    for (const calc::DesignValue &value : m_known)
        lines << toQString(calc::titleOfKey(value.key) + ": " + value.from);
    const auto count = static_cast<int>(m_known.size());
    m_use->setEnabled(count > 0);
    m_use->setText(count == 0   ? tr("No &design values")
                   : count == 1 ? tr("Use 1 &design value")
                                : tr("Use %1 &design values").arg(count));
    m_use->setToolTip(count == 0 ? tr("Of these inputs, %1 knows none.").arg(about) : lines.join('\n'));
}

void CalculatorsPanel::useDesignValues()
{
    m_form->use(m_known);
}

void CalculatorsPanel::copyCase()
{
    QApplication::clipboard()->setText(toQString(caseFile(m_calculator->name, m_form->values())));
}

} // namespace clusterwright
