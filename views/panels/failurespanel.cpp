#include "views/panels/failurespanel.h"

#include "model/text.h"
#include "views/document.h"
#include "views/models/failuremodel.h"
#include "views/panels/lossplan.h"
#include "views/panels/whybox.h"
#include "views/selection.h"
#include "views/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

namespace clusterwright {
namespace {

constexpr int margin = 6, listHeight = 76, rowPadding = 6;

QString deviceText(const Design &design, const DeviceInRack &device)
{
    const Rack *rack = findById(design.racks, device.rack);
    const RackType *type = rack ? findById(design.rackTypes, rack->type) : nullptr;
    const Placement *placement = type ? findById(type->placements, device.placement) : nullptr;
    return placement ? toQString(rack->name + "-" + placement->name) : QString();
}

/// Whether the domain is a thing in a rack, so that each rack has its own.
bool isInRack(DomainKind kind)
{
    return kind == DomainKind::Node || kind == DomainKind::Feed || kind == DomainKind::Switch;
}

} // namespace

FailuresPanel::FailuresPanel(const Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_model(new FailureModel(this)),
      m_pages(new QStackedWidget), m_empty(new QLabel), m_table(new QTableView), m_title(new QLabel),
      m_summary(new QLabel), m_note(new QLabel), m_halls(new QComboBox), m_plan(new LossPlan),
      m_list(new QListWidget)
{
    m_why = new WhyBox(tr("Accelerators lost"), [this]() -> std::optional<Explanation> {
        if (m_domain.object.empty())
            return std::nullopt;
        return explainLoss(m_document.design(), m_document.evaluation(), m_domain,
                           nameOfDomain().toStdString());
    });
    auto *splitter = new QSplitter;
    splitter->addWidget(makeTable());
    splitter->addWidget(makeLoss());
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setText(tr("<h3>Nothing can fail yet</h3><p><a href=\"addRacks\">Stand racks on the floor</a>; "
                        "this view shows what each of them, their feeds and their sources take down.</p>"
                        "<p>Or <a href=\"openSample\">open the sample design</a>.</p>"));
    m_pages->addWidget(splitter);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setFocusProxy(m_table);
    connect(m_empty, &QLabel::linkActivated, this, &FailuresPanel::emptyLinkActivated);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FailuresPanel::chooseRow);
    connect(m_plan, &LossPlan::rackPicked, this, &FailuresPanel::pick);
    connect(m_halls, &QComboBox::currentIndexChanged, this, &FailuresPanel::showPlan);
    connect(&document, &Document::changed, this, &FailuresPanel::refresh);
    refresh();
}

QWidget *FailuresPanel::makeTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Failure domains"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    return m_table;
}

QWidget *FailuresPanel::makeLoss()
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_halls->setAccessibleName(tr("Which hall is shown"));
    m_list->setAccessibleName(tr("What goes dark"));
    m_list->setMaximumHeight(listHeight);
    for (QLabel *label : {m_title, m_summary, m_note}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_why->button());
    head->addWidget(m_halls);
    auto *loss = new QWidget;
    auto *layout = new QVBoxLayout(loss);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addLayout(head);
    layout->addWidget(m_summary);
    layout->addWidget(m_why);
    layout->addWidget(m_plan, 1);
    layout->addWidget(m_list);
    layout->addWidget(m_note);
    return loss;
}

QString FailuresPanel::summary() const
{
    return m_summary->text();
}

QString FailuresPanel::emptyText() const
{
    return m_pages->currentWidget() == m_empty ? m_empty->text() : QString();
}

void FailuresPanel::showEvent(QShowEvent *event)
{
    if (m_isStale)
        refresh();
    QWidget::showEvent(event);
}

void FailuresPanel::refresh()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    const bool isFirst = m_model->groups().empty();
    m_model->setGroups(failureDomains(m_document.design(), m_document.evaluation().results));
    const bool isEmpty = m_model->groups().empty();
    m_pages->setCurrentIndex(isEmpty ? 1 : 0);
    refreshHalls();
    if (isEmpty) {
        m_domain = {};
        return;
    }
    if (isFirst)
        m_table->resizeColumnsToContents();
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, FailureModel::NameColumn)); // shows it
    else
        chooseRow();
}

void FailuresPanel::refreshHalls()
{
    const QSignalBlocker blocker(m_halls);
    const QString chosen = m_halls->currentData().toString();
    m_halls->clear();
    for (const Hall &hall : m_document.design().halls)
        m_halls->addItem(toQString(hall.name), toQString(hall.id));
    m_halls->setCurrentIndex(std::max(0, m_halls->findData(chosen)));
    m_halls->setVisible(m_halls->count() > 1);
}

void FailuresPanel::chooseRow()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const DomainGroup &group = m_model->groups().at(static_cast<std::size_t>(current.row()));
    m_domain = group.first;
    const Rack *selected = m_selection.rack();
    if (selected && selected->type == group.type) { // of the racks that are alike, the one that is looked at
        if (isInRack(group.kind))
            m_domain.rack = selected->id;
        else if (group.kind == DomainKind::Rack)
            m_domain.object = selected->id;
    }
    showLoss();
}

/// The thing of the current row in that rack, or else the rack itself.
void FailuresPanel::pick(const RackId &id)
{
    const Rack *rack = findById(m_document.design().racks, id);
    const QModelIndex current = m_table->currentIndex();
    if (!rack || !current.isValid())
        return;
    const DomainGroup &group = m_model->groups().at(static_cast<std::size_t>(current.row()));
    m_domain = isInRack(group.kind) && group.type == rack->type
                   ? Domain{group.kind, group.first.object, rack->id}
                   : Domain{DomainKind::Rack, rack->id};
    m_selection.select({rack->id, rack->type, {}});
    showLoss();
}

QString FailuresPanel::nameOfDomain() const
{
    const Design &design = m_document.design();
    const QString kind = toQString(titleOf(m_domain.kind));
    if (!isInRack(m_domain.kind))
        return kind + " " + nameOfObject(design, m_domain.object);
    RackId rack = m_domain.rack;
    for (const RackType &type : design.rackTypes)
        if (rack.empty() && findById(type.placements, m_domain.object))
            rack = std::ranges::find(design.racks, type.id, &Rack::type)->id;
    return kind + " " + deviceText(design, {rack, m_domain.object});
}

void FailuresPanel::showLoss()
{
    m_loss = lossOf(m_document.design(), m_document.evaluation().results, m_domain);
    m_title->setText(tr("%1 fails or is taken out").arg(nameOfDomain()));
    const auto racks = static_cast<int>(m_loss.darkRacks.size());
    QStringList parts{m_loss.nodes == 0 ? tr("no node dark")
                                        : counted(m_loss.nodes, tr("node dark"), tr("nodes dark")),
                      tr("%1 accelerators").arg(m_loss.accelerators),
                      racks == 0 ? tr("no rack dark") : counted(racks, tr("rack dark"), tr("racks dark"))};
    if (!m_loss.degraded.empty())
        parts << tr("%1 devices on fewer supplies").arg(m_loss.degraded.size());
    if (!m_loss.overloaded.empty())
        parts << tr("%1 feeds overloaded").arg(m_loss.overloaded.size());
    if (m_loss.unknownCount > 0)
        parts << tr("%1 cannot be told").arg(m_loss.unknownCount);
    m_summary->setText(parts.join(" · "));
    m_note->setText(toQString(m_loss.note));
    m_note->setVisible(!m_loss.note.empty());
    fillList();
    showPlan();
    m_why->refresh();
}

void FailuresPanel::fillList()
{
    constexpr int most = 500; // what nobody reads is not listed
    const Design &design = m_document.design();
    m_list->clear();
    const auto addAll = [&](const auto &entries, const auto &text) {
        for (const auto &entry : entries)
            if (m_list->count() < most)
                m_list->addItem(text(entry));
    };
    addAll(m_loss.overloaded, [&](const OverloadedFeed &feed) {
        return tr("%1: overloaded, %2 of %3")
            .arg(deviceText(design, feed.feed), toQString(formatTotal(feed.load)),
                 toQString(formatQuantity(feed.limit)));
    });
    addAll(m_loss.darkRacks,
           [&](const RackId &rack) { return tr("Rack %1: dark").arg(nameOfObject(design, rack)); });
    addAll(m_loss.darkDevices,
           [&](const DeviceInRack &device) { return tr("%1: dark").arg(deviceText(design, device)); });
    addAll(m_loss.degraded, [&](const DegradedDevice &device) {
        return tr("%1: runs on %2 of %3 supplies")
            .arg(deviceText(design, device.device))
            .arg(device.suppliesLeft)
            .arg(device.supplies);
    });
    if (m_list->count() == 0)
        m_list->addItem(tr("Nothing goes dark"));
    else if (m_list->count() == most)
        m_list->addItem(tr("and more"));
}

void FailuresPanel::showPlan()
{
    const Design &design = m_document.design();
    FloorPlan plan;
    if (const Hall *hall = findById(design.halls, m_halls->currentData().toString().toStdString()))
        plan = floorPlanOf(design, m_document.evaluation(), *hall, m_loss);
    plan.legend.clear(); // what matters here is what goes dark; the room goes to the plan
    m_plan->setPlan(std::move(plan));
    m_plan->setChosen(m_domain.kind == DomainKind::Rack ? m_domain.object : m_domain.rack);
}

} // namespace clusterwright
