#include "views/panels/librarydialogs.h"

#include "model/design/libraryupdate.h"
#include "model/design/pricing.h"
#include "views/document.h"
#include "views/text.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace clusterwright {
namespace {

constexpr int listWidth = 720, listHeight = 320;

QTreeWidget *makeList(const QStringList &headers, const QString &name)
{
    auto *list = new QTreeWidget;
    list->setHeaderLabels(headers);
    list->setAccessibleName(name);
    list->setMinimumSize(listWidth, listHeight);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    return list;
}

QString orNotStated(const std::string &text)
{
    return text.empty() ? QObject::tr("not stated") : toQString(text);
}

void fitColumns(QTreeWidget &list)
{
    constexpr int widest = 300;
    for (int column = 0; column < list.columnCount(); ++column) {
        list.resizeColumnToContents(column);
        list.setColumnWidth(column, std::min(list.columnWidth(column) + 12, widest));
    }
}

} // namespace

UpdateDialog::UpdateDialog(Document &document, const Library &library, QWidget *parent)
    : EditDialog(document, tr("Update from library"), tr("Update"), parent), m_library(library),
      m_list(makeList({tr("Part and figure"), tr("In the design"), tr("In the library")},
                      tr("Parts that the library has changed")))
{
    auto *text = new QLabel(tr("The design keeps its own copy of each part. These copies differ from the "
                               "library. Values that were set in the design stay."));
    text->setWordWrap(true);
    form().addRow(text);
    form().addRow(m_list);
    for (const PartUpdate &update : updatesOf(design(), library)) {
        auto *part = new QTreeWidgetItem(m_list, {toQString(update.name)});
        part->setData(0, Qt::UserRole, toQString(update.part));
        part->setCheckState(0, Qt::Checked);
        for (const PartChange &change : update.changes)
            new QTreeWidgetItem(part, {toQString(change.title), orNotStated(change.own),
                                       change.isKept ? tr("%1 (yours stays)").arg(orNotStated(change.library))
                                                     : orNotStated(change.library)});
        part->setExpanded(true);
    }
    fitColumns(*m_list);
    connect(m_list, &QTreeWidget::itemChanged, this, &UpdateDialog::check);
    check();
}

Result<Design> UpdateDialog::edited() const
{
    std::set<PartId> parts;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        if (const QTreeWidgetItem *part = m_list->topLevelItem(i); part->checkState(0) == Qt::Checked)
            parts.insert(part->data(0, Qt::UserRole).toString().toStdString());
    if (parts.empty())
        return wrong({}, {}, tr("Choose at least one part.").toStdString());
    return updateParts(design(), m_library, parts);
}

QString UpdateDialog::step() const
{
    return tr("Update parts from library");
}

PriceBookDialog::PriceBookDialog(Document &document, std::vector<PriceBook> books, QWidget *parent)
    : EditDialog(document, tr("Use price books"), tr("Use"), parent),
      m_list(
          makeList({tr("Price book"), tr("Date"), tr("Prices"), tr("Of parts in use")}, tr("Price books"))),
      m_notes(new QLabel)
{
    auto *text = new QLabel(
        tr("Parts in use get the price of the chosen books; a book further down goes before one above it. "
           "Prices that were set in the design stay; parts without a price stay unknown."));
    text->setWordWrap(true);
    m_notes->setWordWrap(true);
    auto *add = new QPushButton(tr("Add from &file..."));
    form().addRow(text);
    form().addRow(m_list);
    add->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    form().addRow(add);
    form().addRow(m_notes);
    m_list->setRootIsDecorated(false);
    for (PriceBook &book : books) {
        const bool isChosen = document.design().priceBook.name.find(book.name) != std::string::npos ||
                              document.design().priceBook.prices.empty();
        list(book, isChosen);
        m_books.push_back(std::move(book));
    }
    connect(add, &QPushButton::clicked, this, &PriceBookDialog::fileRequested);
    connect(m_list, &QTreeWidget::itemChanged, this, &PriceBookDialog::refresh);
    fitColumns(*m_list);
    refresh();
}

void PriceBookDialog::addBook(PriceBook book)
{
    m_books.push_back(book);
    list(book, true);
    fitColumns(*m_list);
    refresh();
}

void PriceBookDialog::list(const PriceBook &book, bool isChosen)
{
    const QSignalBlocker blocker(m_list);
    const auto used = std::ranges::count_if(
        design().parts, [&book](const auto &part) { return book.prices.contains(part.first); });
    auto *item = new QTreeWidgetItem(m_list, {toQString(book.name), toQString(book.date),
                                              QString::number(book.prices.size()),
                                              tr("%1 of %2").arg(used).arg(design().parts.size())});
    item->setCheckState(0, isChosen ? Qt::Checked : Qt::Unchecked);
}

std::vector<PriceBook> PriceBookDialog::chosen() const
{
    std::vector<PriceBook> books;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        if (m_list->topLevelItem(i)->checkState(0) == Qt::Checked)
            books.push_back(m_books[static_cast<std::size_t>(i)]);
    return books;
}

void PriceBookDialog::refresh()
{
    const auto all = overlaid(chosen());
    m_notes->setText(all ? toQString(all.value().notes) : QString());
    check();
}

Result<Design> PriceBookDialog::edited() const
{
    return usePriceBooks(design(), chosen());
}

QString PriceBookDialog::step() const
{
    return tr("Use price books");
}

FoldersDialog::FoldersDialog(LibraryStore &store, QWidget *parent)
    : QDialog(parent), m_store(store),
      m_list(
          makeList({tr("Folder of parts"), tr("Parts"), tr("Hides"), tr("Where")}, tr("Folders of parts"))),
      m_problems(new QLabel), m_remove(new QPushButton(tr("&Remove")))
{
    setWindowTitle(tr("Library folders"));
    m_list->setRootIsDecorated(false);
    auto *text = new QLabel(tr("A folder goes before those below it: its part hides one with the same id "
                               "further down. The shipped library lies at the bottom."));
    text->setWordWrap(true);
    m_problems->setWordWrap(true);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *add = buttons->addButton(tr("&Add folder..."), QDialogButtonBox::ActionRole);
    buttons->addButton(m_remove, QDialogButtonBox::ActionRole);
    auto *readAgain = buttons->addButton(tr("Read a&gain"), QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *widget : {static_cast<QWidget *>(text), static_cast<QWidget *>(m_list),
                            static_cast<QWidget *>(m_problems), static_cast<QWidget *>(buttons)})
        layout->addWidget(widget);
    connect(add, &QPushButton::clicked, this, &FoldersDialog::folderRequested);
    connect(m_remove, &QPushButton::clicked, this, &FoldersDialog::removeCurrent);
    connect(readAgain, &QPushButton::clicked, &m_store, &LibraryStore::reload);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_store, &LibraryStore::changed, this, &FoldersDialog::refresh);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        m_remove->setEnabled(item && m_folders.contains(item->text(3)));
    });
    refresh();
}

void FoldersDialog::addFolder(const QString &path)
{
    if (!m_folders.contains(path))
        emit foldersChanged(m_folders + QStringList{path});
}

void FoldersDialog::removeCurrent()
{
    if (const QTreeWidgetItem *item = m_list->currentItem()) {
        QStringList left = m_folders;
        left.removeAll(item->text(3));
        emit foldersChanged(left);
    }
}

void FoldersDialog::refresh()
{
    const LibraryStack &stack = m_store.stack();
    m_list->clear();
    m_folders.clear();
    for (std::size_t i = stack.folders.size(); i-- > 0;) {
        const LibraryFolder &folder = stack.folders[i];
        qsizetype parts = 0;
        QStringList hidden;
        for (const auto &[id, origin] : stack.origins) {
            parts += origin.folder == i ? 1 : 0;
            if (origin.folder == i && !origin.hidden.empty())
                hidden << toQString(id);
        }
        auto *item = new QTreeWidgetItem(m_list, {toQString(folder.name), QString::number(parts),
                                                  QString::number(hidden.size()), toQString(folder.path)});
        item->setToolTip(2, hidden.join("\n"));
        if (!folder.isShipped && folder.path != userLibraryFolder())
            m_folders.prepend(toQString(folder.path));
    }
    fitColumns(*m_list);
    QStringList problems;
    for (const Error &problem : stack.problems)
        problems << fileSentenceOf(problem);
    m_problems->setText(problems.isEmpty() ? tr("Every part file was read.") : problems.join("\n"));
    m_remove->setEnabled(false);
}

} // namespace clusterwright
