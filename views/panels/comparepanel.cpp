#include "views/panels/comparepanel.h"

#include "views/document.h"
#include "views/icons.h"
#include "views/selection.h"
#include "views/text.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>

namespace clusterwright {
namespace {

constexpr int margin = 8, spacing = 6;
constexpr int filterWidth = 200;
constexpr std::array listWidths{90, 100, 190, 150, 170, 170}; // pixels
constexpr std::array totalWidths{190, 190, 190, 130};

template <typename Widths>
QTreeView *makeTable(QAbstractItemModel *model, const QString &name, const Widths &widths)
{
    auto *table = new QTreeView;
    table->setModel(model);
    table->setAccessibleName(name);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setAlternatingRowColors(true);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (std::size_t column = 0; column < widths.size(); ++column)
        table->setColumnWidth(static_cast<int>(column), widths[column]);
    return table;
}

QString linksText()
{
    return ComparePanel::tr("<p>Compare with <a href=\"file\">a file</a>, <a href=\"release\">the last "
                            "release</a> or <a href=\"saved\">the saved file</a>.</p>");
}

} // namespace

ComparePanel::ComparePanel(const Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection),
      m_totalModel(new DifferenceModel(totalTitles(), this)),
      m_listModel(new DifferenceModel(objectTitles(), this)), m_proxy(new QSortFilterProxyModel(this)),
      m_pages(new QStackedWidget), m_message(new QLabel), m_summary(new QLabel), m_filter(new QLineEdit),
      m_allTotals(new QCheckBox(tr("All totals")))
{
    m_proxy->setSourceModel(m_listModel);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_totals = makeTable(m_totalModel, tr("Totals before and now"), totalWidths);
    m_list = makeTable(m_proxy, tr("What differs"), listWidths);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(-1, Qt::AscendingOrder); // as compared, until a title is clicked
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_pages->addWidget(m_message);
    m_pages->addWidget(makeContent());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    for (QTreeView *table : {m_totals, m_list})
        table->installEventFilter(this);
    connect(m_message, &QLabel::linkActivated, this, &ComparePanel::linkActivated);
    connect(m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_allTotals, &QCheckBox::toggled, this, &ComparePanel::showDifference);
    connect(m_list, &QTreeView::clicked, this, &ComparePanel::select);
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex &index) {
        select(index);
        emit jumped();
    });
    connect(&document, &Document::changed, this, &ComparePanel::refresh);
    recompute();
}

QWidget *ComparePanel::makeHead()
{
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter of what differs"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(filterWidth);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setWordWrap(true);
    auto *copy = new QPushButton(tr("Copy"));
    copy->setToolTip(tr("Copies the selected lines, or all, as text (Ctrl+C)"));
    auto *notes = new QPushButton(tr("Copy as revision notes"));
    notes->setToolTip(tr("Copies what changed as sentences for a revision history"));
    auto *head = new QWidget;
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing);
    line->addWidget(m_summary, 1);
    line->addWidget(copy);
    line->addWidget(notes);
    connect(copy, &QPushButton::clicked, this, &ComparePanel::copyText);
    connect(notes, &QPushButton::clicked, this, &ComparePanel::copyRevisionNotes);
    return head;
}

QWidget *ComparePanel::makeContent()
{
    auto *bar = new QWidget;
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_filter);
    line->addStretch(1);
    line->addWidget(m_allTotals);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(m_totals);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(spacing);
    layout->addWidget(makeHead());
    layout->addWidget(bar);
    layout->addWidget(splitter, 1);
    return content;
}

void ComparePanel::compareWith(const QString &name, Design design)
{
    m_name = name;
    m_isRelease = false;
    m_base = std::make_shared<const Design>(std::move(design));
    m_baseEvaluation = evaluate(*m_base, m_document.library());
    refresh();
}

void ComparePanel::compareWithRelease()
{
    m_isRelease = true;
    m_base = nullptr;
    refresh();
}

void ComparePanel::clear()
{
    m_isRelease = false;
    m_base = nullptr;
    refresh();
}

void ComparePanel::showEvent(QShowEvent *event)
{
    if (m_isStale)
        recompute();
    QWidget::showEvent(event);
}

void ComparePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_totalModel->setTheme(themeOf(palette()));
        m_listModel->setTheme(themeOf(palette()));
    }
    QWidget::changeEvent(event);
}

/// A table copies one cell by itself.
bool ComparePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return QWidget::eventFilter(watched, event);
    copyText();
    return true;
}

/// Comparing takes time, so it is left until somebody looks.
void ComparePanel::refresh()
{
    m_isStale = true;
    if (isVisible())
        recompute();
}

void ComparePanel::recompute()
{
    m_isStale = false;
    const auto &released = m_document.design().baseline.design;
    if (m_isRelease && m_base != released) {
        m_base = released;
        m_baseEvaluation = released ? evaluate(*released, m_document.library()) : Evaluation();
        m_name = released ? tr("revision %1").arg(toQString(released->meta.revision)) : QString();
    }
    if (!m_base) {
        m_difference = {};
        showMessage(m_isRelease ? tr("<p>This design was not released yet. Review &gt; Release... makes the "
                                     "first release.</p>")
                                : tr("<p>Nothing to compare with yet.</p>"));
        return;
    }
    m_difference = differenceBetween(*m_base, m_baseEvaluation, m_document.design(), m_document.evaluation());
    if (m_difference.isEmpty())
        showMessage(tr("<p>No difference to %1.</p>").arg(m_name.toHtmlEscaped()));
    else
        showDifference();
}

void ComparePanel::showMessage(const QString &text)
{
    m_message->setText(text + linksText());
    m_pages->setCurrentIndex(0);
}

void ComparePanel::showDifference()
{
    if (!m_base)
        return;
    m_listModel->setTheme(themeOf(palette()));
    m_listModel->setRows(objectRows(m_difference, *m_base, m_document.design()));
    m_totalModel->setRows(totalRows(m_difference, m_allTotals->isChecked()));
    m_summary->setText(tr("<b>Against %1:</b> + %2 added, - %3 removed, > %4 moved, ~ %5 values changed, "
                          "%6 findings come, %7 go")
                           .arg(m_name.toHtmlEscaped())
                           .arg(m_difference.added.size())
                           .arg(m_difference.removed.size())
                           .arg(m_difference.moved.size())
                           .arg(m_difference.changed.size())
                           .arg(m_difference.findingsAdded.size())
                           .arg(m_difference.findingsRemoved.size()));
    m_pages->setCurrentIndex(1);
}

void ComparePanel::select(const QModelIndex &index)
{
    const DifferenceRow *row = m_listModel->rowAt(m_proxy->mapToSource(index).row());
    const Selected found =
        row ? selectedOf(m_document.design(), {row->object}) : Selected(); // what is gone cannot be selected
    if (found != Selected())
        m_selection.select(found);
}

void ComparePanel::copyText()
{
    const QTreeView *table = m_totals->hasFocus() ? m_totals : m_list;
    QModelIndexList rows = table->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, [](const QModelIndex &index) { return index.row(); });
    QStringList lines;
    for (const QModelIndex &index : rows) {
        QStringList cells;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            cells << index.siblingAtColumn(column).data().toString();
        lines << cells.join('\t');
    }
    QApplication::clipboard()->setText(lines.isEmpty() ? toQString(differenceText(m_difference))
                                                       : lines.join('\n') + '\n');
}

void ComparePanel::copyRevisionNotes()
{
    QString notes;
    for (const std::string &sentence : changeSentences(m_difference))
        notes += "- " + toQString(sentence) + '\n';
    QApplication::clipboard()->setText(notes);
}

} // namespace clusterwright
