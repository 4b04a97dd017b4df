#include "views/panels/partformtabs.h"

#include "model/parts/figureedit.h"
#include "views/choices.h"
#include "views/models/partformmodel.h"
#include "views/panels/choicedelegate.h"
#include "views/panels/textrows.h"
#include "views/text.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

namespace clusterwright {
namespace {

constexpr int rowPadding = 8, margin = 8;

QStringList sourceKeys(const Part &part)
{
    QStringList keys{QString()};
    for (const Source &source : part.sources)
        keys << toQString(source.key);
    return keys;
}

QPlainTextEdit *textField(const QString &name)
{
    auto *field = new QPlainTextEdit;
    field->setAccessibleName(name);
    field->setTabChangesFocus(true);
    return field;
}

void showText(QPlainTextEdit &field, const std::string &text)
{
    const QSignalBlocker blocker(field);
    if (field.toPlainText() != toQString(text))
        field.setPlainText(toQString(text));
}

} // namespace

FiguresTab::FiguresTab(PartFormModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_filter(new PartFormFilter(this)), m_table(new QTableView),
      m_search(new QLineEdit), m_isStatedOnly(new QCheckBox(tr("Only &stated")))
{
    m_filter->setSourceModel(&m_model);
    m_table->setModel(m_filter);
    build();
    connect(m_search, &QLineEdit::textChanged, m_filter, &PartFormFilter::setText);
    connect(m_isStatedOnly, &QCheckBox::toggled, m_filter, &PartFormFilter::showStatedOnly);
}

void FiguresTab::build()
{
    m_search->setPlaceholderText(tr("Search figures"));
    m_search->setAccessibleName(tr("Search figures"));
    m_search->setClearButtonEnabled(true);
    m_table->setAccessibleName(tr("Figures"));
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                             QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    QHeaderView &header = *m_table->horizontalHeader();
    header.setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header.setHighlightSections(false);
    header.setStretchLastSection(true);
    constexpr std::array widths{220, 230, 60, 95, 95, 130};
    for (std::size_t column = 0; column < widths.size(); ++column)
        m_table->setColumnWidth(static_cast<int>(column), widths.at(column));
    auto *choices = new ChoiceDelegate(
        [](const QModelIndex &index) { return index.data(PartFormModel::ChoicesRole).toStringList(); }, this);
    m_table->setItemDelegate(choices);
    m_table->installEventFilter(this);
    m_table->setCurrentIndex(m_filter->index(0, PartFormModel::Value));
    auto *top = new QHBoxLayout;
    top->addWidget(m_search, 1);
    top->addWidget(m_isStatedOnly);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
}

bool FiguresTab::goTo(const std::string &key)
{
    const QModelIndex index = m_model.indexOf(key);
    if (!index.isValid())
        return false;
    if (!m_filter->mapFromSource(index).isValid()) {
        m_search->clear();
        m_isStatedOnly->setChecked(false);
    }
    m_table->setCurrentIndex(m_filter->mapFromSource(index));
    m_table->scrollTo(m_table->currentIndex());
    m_table->setFocus();
    return true;
}

bool FiguresTab::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDelete =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete;
    if (!isDelete)
        return QWidget::eventFilter(watched, event);
    m_model.clear(m_filter->mapToSource(m_table->currentIndex()));
    return true;
}

SourcesTab::SourcesTab(QWidget *parent)
    : QWidget(parent),
      m_rows(new TextRows(tr("Documents that the figures cite by their key"), tr("source"),
                          {{tr("Key"), 130}, {tr("Title")}, {tr("URL")}, {tr("Read on"), 110}}))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_rows);
    connect(m_rows, &TextRows::changed, this, &SourcesTab::edited);
}

void SourcesTab::show(const Part &part)
{
    std::vector<QStringList> rows;
    for (const Source &source : part.sources)
        rows.push_back({toQString(source.key), toQString(source.title), toQString(source.url),
                        toQString(source.retrieved)});
    if (rows != m_rows->rows())
        m_rows->setRows(rows);
}

void SourcesTab::writeTo(Part &part) const
{
    std::vector<Source> sources;
    for (const QStringList &row : m_rows->rows())
        sources.push_back(
            {row[0].toStdString(), row[1].toStdString(), row[2].toStdString(), row[3].toStdString()});
    for (std::size_t i = 0; sources.size() == part.sources.size() && i < sources.size(); ++i) {
        const std::string from = part.sources[i].key, to = sources[i].key;
        if (from != to && !from.empty() && !to.empty() && !sourceOf(part, to))
            renameSource(part, from, to);
    }
    part.sources = std::move(sources);
}

LifecycleTab::LifecycleTab(const PartFormModel &model, QWidget *parent)
    : QWidget(parent),
      m_dates(new TextRows(tr("Dates"), tr("date"),
                           {{tr("Status"), 130, choicesOf<LifeStatus>},
                            {tr("Date"), 110},
                            {tr("Source"), 130, [&model] { return sourceKeys(model.part()); }},
                            {tr("Basis")},
                            {tr("Confidence"), 100, choicesOf<Confidence>}})),
      m_alternates(
          new TextRows(tr("Alternates"), tr("alternate"),
                       {{tr("Part"), 300}, {tr("Differences; none = equal in form, fit, function")}})),
      m_secondSource(new QLineEdit)
{
    m_secondSource->setPlaceholderText(tr("who else makes it, or what stands in for it"));
    auto *form = new QFormLayout;
    form->addRow(tr("Secon&d source"), m_secondSource);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_dates, 1);
    layout->addWidget(m_alternates, 1);
    layout->addLayout(form);
    connect(m_dates, &TextRows::changed, this, &LifecycleTab::edited);
    connect(m_alternates, &TextRows::changed, this, &LifecycleTab::edited);
    connect(m_secondSource, &QLineEdit::textEdited, this, &LifecycleTab::edited);
}

void LifecycleTab::show(const Part &part)
{
    std::vector<QStringList> dates, alternates;
    for (const LifeDate &date : part.lifecycle.dates)
        dates.push_back({choiceText(std::string(nameOf(date.status))), toQString(date.date),
                         toQString(date.source), toQString(date.basis),
                         choiceText(std::string(nameOf(date.confidence)))});
    for (const Alternate &alternate : part.lifecycle.alternates)
        alternates.push_back({toQString(alternate.part), toQString(alternate.differences)});
    if (dates != m_dates->rows())
        m_dates->setRows(dates);
    if (alternates != m_alternates->rows())
        m_alternates->setRows(alternates);
    if (m_secondSource->text() != toQString(part.secondSource))
        m_secondSource->setText(toQString(part.secondSource));
}

void LifecycleTab::writeTo(Part &part) const
{
    part.lifecycle.dates.clear();
    for (const QStringList &row : m_dates->rows())
        part.lifecycle.dates.push_back({choiceFrom<LifeStatus>(row[0]), row[1].toStdString(),
                                        row[2].toStdString(), row[3].toStdString(),
                                        choiceFrom<Confidence>(row[4])});
    part.lifecycle.alternates.clear();
    for (const QStringList &row : m_alternates->rows())
        part.lifecycle.alternates.push_back({row[0].toStdString(), row[1].toStdString()});
    part.secondSource = m_secondSource->text().toStdString();
}

NotesTab::NotesTab(QWidget *parent)
    : QWidget(parent), m_notes(textField(tr("Notes"))), m_conflicts(textField(tr("Conflicts")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    for (const auto &[title, field] :
         {std::pair(tr("Notes"), m_notes), {tr("Con&flicts between sources"), m_conflicts}}) {
        auto *label = new QLabel(title);
        label->setBuddy(field);
        layout->addWidget(label);
        layout->addWidget(field, 1);
        connect(field, &QPlainTextEdit::textChanged, this, &NotesTab::edited);
    }
}

void NotesTab::show(const Part &part)
{
    showText(*m_notes, part.notes);
    showText(*m_conflicts, part.conflicts);
}

void NotesTab::writeTo(Part &part) const
{
    part.notes = m_notes->toPlainText().toStdString();
    part.conflicts = m_conflicts->toPlainText().toStdString();
}

} // namespace clusterwright
