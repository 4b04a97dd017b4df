#include "views/panels/partcomparison.h"

#include "views/document.h"
#include "views/icons.h"
#include "views/models/partcomparisonmodel.h"
#include "views/panels/scatterpanel.h"
#include "views/text.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>

namespace clusterwright {
namespace {

constexpr int margin = 8, spacing = 6;
constexpr int addWidth = 240, chipWidth = 170; // pixels
constexpr int narrowestColumn = 90, widestColumn = 136, widestTitles = 310, mostTitleLines = 4;
constexpr int tableWidth = 880, chartWidth = 370; // in proportion

QComboBox *makeChoice(const QString &name, const QStringList &entries)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->addItems(entries);
    return box;
}

QLabel *makeLabel(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text);
    label->setBuddy(buddy);
    return label;
}

/// "AMD EPYC 9654, cpu".
QString entryOf(const Part &part)
{
    QString kind = toQString(nameOf(kindOf(part)));
    return toQString(fullName(part)) + ", " + kind.replace('_', ' ');
}

} // namespace

PartComparisonPanel::PartComparisonPanel(const Library &library, const Document &document, Prices prices,
                                         QWidget *parent)
    : QWidget(parent), m_library(library), m_document(document), m_prices(std::move(prices)),
      m_model(new PartComparisonModel(this)), m_names(new QStandardItemModel(this)),
      m_view(makeChoice(tr("What is compared"), {tr("Parts"), tr("CPU platforms")})),
      m_sockets(makeChoice(tr("Sockets of a node"), {tr("1 socket"), tr("2 sockets")})),
      m_modules(makeChoice(tr("Memory module in every channel"), {})),
      m_perChannel(makeChoice(tr("Memory modules per channel"), {tr("1 per channel"), tr("2 per channel")})),
      m_add(new QLineEdit), m_differencesOnly(new QCheckBox(tr("&Differences only"))),
      m_partsAsRows(new QCheckBox(tr("Parts as &rows"))), m_export(new QPushButton(tr("&Export to XLSX..."))),
      m_pages(new QStackedWidget), m_message(new QLabel), m_note(new QLabel), m_table(new QTableView),
      m_scatter(new ScatterPanel)
{
    if (!m_prices)
        m_prices = [&document]() -> const PriceBook & { return document.design().priceBook; };
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_pages->addWidget(m_message);
    m_pages->addWidget(makeContent());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(spacing);
    layout->addWidget(makeHead());
    layout->addWidget(makeOptions());
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_note);
    setFocusProxy(m_add);
    connectAll();
    refreshLibrary();
    recompute();
}

QWidget *PartComparisonPanel::makeHead()
{
    m_add->setPlaceholderText(tr("Add part..."));
    m_add->setAccessibleName(tr("Name of a part to add"));
    m_add->setToolTip(tr("Type some letters of a name, choose with the arrow keys, Return adds"));
    m_add->setFixedWidth(addWidth);
    m_add->setClearButtonEnabled(true);
    auto *completer = new QCompleter(m_names, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_add->setCompleter(completer);
    m_view->setToolTip(tr("Parts with all their figures, or whole nodes made of the CPUs among them"));
    auto *head = new QWidget;
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing);
    line->addWidget(m_add);
    m_chips = new QHBoxLayout;
    m_chips->setSpacing(spacing);
    line->addLayout(m_chips);
    line->addStretch(1);
    return head;
}

QWidget *PartComparisonPanel::makeOptions()
{
    m_export->setToolTip(tr("Writes the whole comparison with its sources to a workbook"));
    m_differencesOnly->setToolTip(tr("Hides figures that are equal, and those that nobody states"));
    m_partsAsRows->setToolTip(tr("A click on the title of a figure then sorts the parts by it"));
    m_modules->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_platformOptions = new QWidget;
    auto *platform = new QHBoxLayout(m_platformOptions);
    platform->setContentsMargins(0, 0, 0, 0);
    platform->setSpacing(spacing);
    for (QComboBox *choice : {m_sockets, m_modules, m_perChannel})
        platform->addWidget(choice);
    auto *options = new QWidget;
    auto *line = new QHBoxLayout(options);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing);
    line->addWidget(makeLabel(tr("&View:"), m_view));
    line->addWidget(m_view);
    line->addWidget(m_platformOptions);
    line->addSpacing(margin);
    line->addWidget(m_differencesOnly);
    line->addWidget(m_partsAsRows);
    line->addStretch(1);
    line->addWidget(m_export);
    return options;
}

QWidget *PartComparisonPanel::makeContent()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Comparison"));
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter |
                                                     static_cast<Qt::Alignment>(Qt::TextWordWrap));
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setMaximumWidth(widestTitles);
    m_table->setCornerButtonEnabled(false);
    m_table->installEventFilter(this);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_scatter);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({tableWidth, chartWidth});
    return splitter;
}

void PartComparisonPanel::connectAll()
{
    connect(m_add, &QLineEdit::returnPressed, this, &PartComparisonPanel::addTyped);
    connect(
        m_add->completer(), qOverload<const QModelIndex &>(&QCompleter::activated), this,
        [this](const QModelIndex &index) { addPart(index.data(Qt::UserRole).toString().toStdString()); },
        Qt::QueuedConnection); // after the completer has put the name into the line
    connect(m_view, &QComboBox::currentIndexChanged, this, &PartComparisonPanel::refreshLibrary);
    for (QComboBox *choice : {m_sockets, m_modules, m_perChannel})
        connect(choice, &QComboBox::currentIndexChanged, this, &PartComparisonPanel::recompute);
    connect(m_differencesOnly, &QCheckBox::toggled, this, [this](bool isOn) {
        m_model->showDifferencesOnly(isOn);
        fitTable();
    });
    connect(m_partsAsRows, &QCheckBox::toggled, this, [this](bool isOn) {
        m_model->showPartsAsRows(isOn);
        fitTable();
    });
    connect(m_export, &QPushButton::clicked, this, &PartComparisonPanel::exportRequested);
    connect(&m_document, &Document::changed, this, &PartComparisonPanel::refresh);
}

bool PartComparisonPanel::isPlatforms() const
{
    return m_view->currentIndex() == static_cast<int>(View::Platforms);
}

const Part *PartComparisonPanel::find(const PartId &id) const
{
    const Library &own = m_document.design().parts;
    const auto known = m_library.find(id), used = own.find(id);
    return known != m_library.end() ? &known->second : used != own.end() ? &used->second : nullptr;
}

void PartComparisonPanel::refreshLibrary()
{
    fillNames();
    fillModules();
    recompute();
}

/// Parts of the library by name; in the view of platforms CPUs only.
void PartComparisonPanel::fillNames()
{
    m_names->clear();
    for (const auto &[id, part] : m_library) {
        if (isPlatforms() && kindOf(part) != PartKind::Cpu)
            continue;
        auto *item = new QStandardItem(entryOf(part));
        item->setData(toQString(id), Qt::UserRole);
        m_names->appendRow(item);
    }
    m_names->sort(0);
}

void PartComparisonPanel::fillModules()
{
    const QSignalBlocker blocker(m_modules);
    const QVariant before = m_modules->currentData();
    m_modules->clear();
    m_modules->addItem(tr("No memory modules"), QString());
    for (const auto &[id, part] : m_library)
        if (kindOf(part) == PartKind::Memory)
            m_modules->addItem(toQString(part.model), toQString(id));
    m_modules->setCurrentIndex(std::max(0, m_modules->findData(before)));
}

/// The part whose entry stands in the line, else the first that the line fits.
void PartComparisonPanel::addTyped()
{
    const QString text = m_add->text().trimmed();
    if (text.isEmpty())
        return;
    const QModelIndex first = m_names->index(0, 0);
    for (const auto how : {Qt::MatchFixedString, Qt::MatchStartsWith, Qt::MatchContains})
        if (const auto found = m_names->match(first, Qt::DisplayRole, text, 1, how | Qt::MatchWrap);
            !found.isEmpty())
            return addPart(found.first().data(Qt::UserRole).toString().toStdString());
}

void PartComparisonPanel::setParts(const std::vector<PartId> &parts)
{
    m_ids.clear();
    for (const PartId &id : parts)
        if (m_ids.size() < mostCompared && find(id) && std::ranges::find(m_ids, id) == m_ids.end())
            m_ids.push_back(id);
    addChips();
    recompute();
    emit partsChanged();
}

void PartComparisonPanel::addPart(const PartId &part)
{
    m_add->clear();
    std::vector<PartId> parts = m_ids;
    parts.push_back(part);
    setParts(parts);
}

void PartComparisonPanel::removePart(const PartId &part)
{
    std::vector<PartId> parts = m_ids;
    std::erase(parts, part);
    setParts(parts);
}

/// A button per part, which takes it out.
void PartComparisonPanel::addChips()
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    for (const PartId &id : m_ids) {
        const QString name = toQString(fullName(*find(id)));
        auto *chip = new QToolButton;
        const int room = chipWidth - fontMetrics().horizontalAdvance("    ×");
        chip->setText(fontMetrics().elidedText(name, Qt::ElideMiddle, room) + "  ×");
        chip->setAccessibleName(tr("Remove %1").arg(name));
        chip->setToolTip(tr("Take %1 out of the comparison").arg(name));
        connect(chip, &QToolButton::clicked, this, [this, id] {
            removePart(id);
            m_add->setFocus();
        });
        m_chips->addWidget(chip);
    }
    const bool isFull = m_ids.size() >= mostCompared;
    m_add->setEnabled(!isFull);
    m_add->setPlaceholderText(isFull ? tr("Six parts at most") : tr("Add part..."));
}

void PartComparisonPanel::showEvent(QShowEvent *event)
{
    if (m_isStale)
        recompute();
    QWidget::showEvent(event);
}

void PartComparisonPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_model->setTheme(themeOf(palette()));
    QWidget::changeEvent(event);
}

/// A table copies one cell by itself.
bool PartComparisonPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_table || !isKey || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        QApplication::clipboard()->setText(m_model->textOf(m_table->selectionModel()->selectedIndexes()));
    return true;
}

/// After a change of the design: prices and parts of its own may be others. Left until somebody looks.
void PartComparisonPanel::refresh()
{
    m_isStale = true;
    if (isVisible())
        recompute();
}

Result<PartComparison> PartComparisonPanel::compare()
{
    m_leftOut.clear();
    std::vector<const Part *> parts;
    for (const PartId &id : m_ids) {
        const Part *part = find(id);
        if (part && isPlatforms() && kindOf(*part) != PartKind::Cpu)
            m_leftOut << toQString(fullName(*part));
        else if (part)
            parts.push_back(part);
    }
    if (!isPlatforms())
        return compareParts(parts, m_prices());
    PlatformOptions options;
    options.sockets = m_sockets->currentIndex() + 1;
    options.module = find(m_modules->currentData().toString().toStdString());
    options.modulesPerChannel = m_perChannel->currentIndex() + 1;
    return comparePlatforms(parts, options, m_prices());
}

void PartComparisonPanel::recompute()
{
    m_isStale = false;
    if (std::erase_if(m_ids, [this](const PartId &id) { return !find(id); }) > 0)
        addChips();
    m_platformOptions->setVisible(isPlatforms());
    m_perChannel->setEnabled(!m_modules->currentData().toString().isEmpty());
    auto compared = compare();
    const auto before = std::exchange(m_comparison, std::nullopt);
    if (compared)
        m_comparison = compared.take();
    if (m_comparison)
        showComparison(m_comparison != before);
    else
        showMessage(emptyText());
    for (QWidget *widget : {static_cast<QWidget *>(m_export), static_cast<QWidget *>(m_differencesOnly),
                            static_cast<QWidget *>(m_partsAsRows)})
        widget->setEnabled(m_comparison.has_value());
}

QString PartComparisonPanel::emptyText() const
{
    if (isPlatforms())
        return tr(
            "<h3>No CPU to compare</h3><p>Add one to six CPUs: each becomes a node of one or two sockets, "
            "with cores, memory, PCIe lanes, power and cost.</p>");
    if (m_ids.empty())
        return tr("<h3>Nothing to compare yet</h3><p>Add parts to compare: two to six of any kind. Type some "
                  "letters of a name above.</p>");
    return tr("<h3>One more part</h3><p>Add another part to compare %1 with.</p>")
        .arg(toQString(fullName(*find(m_ids.front()))).toHtmlEscaped());
}

void PartComparisonPanel::showMessage(const QString &text)
{
    m_message->setText(text);
    m_note->clear();
    m_note->hide();
    m_pages->setCurrentIndex(0);
}

void PartComparisonPanel::showComparison(bool isOther)
{
    const PartComparison &comparison = *m_comparison;
    m_model->setTheme(themeOf(palette()));
    if (isOther) { // else widths and sorting stay as the user made them
        m_model->setComparison(comparison);
        m_scatter->setComparison(comparison);
        fitTable();
    }
    QStringList notes{tr("≠ the parts differ; ? some are unknown; * an estimate, or made of one.")};
    if (!comparison.note.empty())
        notes << toQString(comparison.note);
    if (!m_leftOut.isEmpty())
        notes << tr("Left out, as they are no CPUs: %1.").arg(m_leftOut.join(", "));
    m_note->setText(notes.join(' '));
    m_note->show();
    m_pages->setCurrentIndex(1);
}

void PartComparisonPanel::fitTable()
{
    const bool hasPartsAsRows = m_model->hasPartsAsRows();
    QHeaderView &titles = *m_table->horizontalHeader();
    m_table->setSortingEnabled(false);
    titles.setSortIndicator(-1, Qt::AscendingOrder);
    m_model->sort(-1);
    m_table->setSortingEnabled(hasPartsAsRows);
    m_table->resizeColumnsToContents();
    QRect text;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const int width = std::clamp(m_table->columnWidth(column), narrowestColumn, widestColumn);
        m_table->setColumnWidth(column, width);
        text |= fontMetrics().boundingRect(
            {0, 0, width - 2 * spacing, mostTitleLines * fontMetrics().height()}, Qt::TextWordWrap,
            m_model->headerData(column, Qt::Horizontal).toString());
    }
    titles.setFixedHeight(text.height() + 2 * spacing);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing);
}

} // namespace clusterwright
