#include "views/panels/linkpanel.h"

#include "views/document.h"
#include "views/linkedits.h"
#include "views/panels/fabricdialogs.h"
#include "views/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

namespace clusterwright {
namespace {

constexpr int margin = 6, rowPadding = 6, filterWidth = 280;
constexpr std::array<int, 11> widths{120, 150, 80, 150, 80, 150, 90, 90, 170, 110, 160};

} // namespace

LinkPanel::LinkPanel(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_model(new LinkModel(this)), m_filter(new QLineEdit),
      m_count(new QLabel), m_table(new QTableView)
{
    m_filter->setObjectName("search");
    m_filter->setPlaceholderText(tr("Filter the links by words"));
    m_filter->setAccessibleName(tr("Filter the links by words"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(filterWidth);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Table of links"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    m_table->horizontalHeader()->setHighlightSections(false);
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), widths[i]);
    auto *save = new QPushButton(tr("&Export as CSV..."));
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(margin, margin, margin, margin);
    bar->setSpacing(2 * margin);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_count);
    bar->addStretch(1);
    bar->addWidget(save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    connect(save, &QPushButton::clicked, this, &LinkPanel::exportRequested);
    connect(m_filter, &QLineEdit::textChanged, m_model, &LinkModel::setFilter);
    connect(m_model, &LinkModel::filtered, this, &LinkPanel::refreshCount);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (!m_isFollowing && index.isValid())
                    emit linkPicked(m_model->linkAt(index.row()));
            });
    connect(m_table, &QTableView::customContextMenuRequested, this, [this](QPoint at) {
        QMenu menu;
        fillMenu(menu);
        menu.exec(m_table->viewport()->mapToGlobal(at));
    });
}

void LinkPanel::setFabric(std::optional<std::size_t> fabric)
{
    m_fabric = fabric;
    m_isFollowing = true;
    if (fabric)
        m_model->show(&m_document.design(), &m_document.evaluation().results.fabrics, *fabric);
    else
        m_model->show(nullptr, nullptr, 0);
    m_isFollowing = false;
}

void LinkPanel::follow(std::int32_t link)
{
    const int row = m_model->rowOfLink(link);
    if (row < 0)
        return;
    m_isFollowing = true;
    m_table->selectRow(row);
    m_isFollowing = false;
}

void LinkPanel::refreshCount()
{
    const QString all = QLocale::c().toString(m_model->allRows());
    const QString shown = QLocale::c().toString(m_model->rowCount());
    m_count->setText(m_filter->text().trimmed().isEmpty() ? tr("%1 links").arg(all)
                     : m_model->isFiltering()             ? tr("%1 of %2 so far").arg(shown, all)
                                                          : tr("%1 of %2").arg(shown, all));
}

QString LinkPanel::countText() const
{
    return m_count->text();
}

const FabricNetwork &LinkPanel::network() const
{
    return m_document.evaluation().results.fabrics.at(*m_fabric).network;
}

std::optional<std::size_t> LinkPanel::currentLink() const
{
    const std::int32_t link = m_fabric ? m_model->linkAt(m_table->currentIndex().row()) : -1;
    std::optional<std::size_t> current;
    if (link >= 0)
        current = static_cast<std::size_t>(link);
    return current;
}

void LinkPanel::fillMenu(QMenu &menu)
{
    const auto link = currentLink();
    const bool isDecided = link && decisionOf(m_document.design(), network(), *link);
    menu.addAction(tr("&Connect elsewhere..."), this, &LinkPanel::connectElsewhere)
        ->setEnabled(link.has_value());
    menu.addAction(tr("&Leave unconnected"), this, &LinkPanel::leaveUnconnected)
        ->setEnabled(link.has_value());
    menu.addAction(tr("&Back to the rule"), this, &LinkPanel::backToRule)->setEnabled(isDecided);
}

void LinkPanel::connectElsewhere()
{
    if (const auto link = currentLink())
        LinkDialog(m_document, *m_fabric, *link, this).exec();
}

void LinkPanel::leaveUnconnected()
{
    if (const auto link = currentLink())
        m_document.apply(
            tr("Leave link %1 unconnected").arg(toQString(m_model->row(m_table->currentIndex().row()).id)),
            clusterwright::connectElsewhere(m_document.design(), *m_fabric, network(), *link, {},
                                            tr("left unconnected").toStdString()));
}

void LinkPanel::backToRule()
{
    if (const auto link = currentLink())
        m_document.apply(tr("Give a link back to the rule"),
                         backToTheRule(m_document.design(), network(), *link));
}

} // namespace clusterwright
