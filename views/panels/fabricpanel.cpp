#include "views/panels/fabricpanel.h"

#include "exports/cabledocuments.h"
#include "exports/fabrictables.h"
#include "model/analysis/resilience.h"
#include "model/text.h"
#include "views/canvas/fabriccanvas.h"
#include "views/document.h"
#include "views/icons.h"
#include "views/models/chartmodel.h"
#include "views/panels/figuretable.h"
#include "views/panels/linkpanel.h"
#include "views/panels/pathpanel.h"
#include "views/panels/portmapview.h"
#include "views/text.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>

#include <set>

namespace clusterwright {

/// What the lines stand for, below the canvas.
class FabricLegend : public QWidget {
public:
    using QWidget::QWidget;

    void setDrawing(const FabricDrawing *drawing) ///< must stay until this is called again
    {
        m_drawing = drawing;
        updateGeometry();
        update();
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        const double height =
            m_drawing ? drawFabricLegend(nullptr, {}, width - 2 * margin, *m_drawing, {}) : 0;
        return height > 0 ? static_cast<int>(height) + 2 * margin : 0;
    }
    QSize sizeHint() const override { return {400, heightForWidth(400)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (m_drawing)
            drawFabricLegend(&painter, {margin, margin}, width() - 2 * margin, *m_drawing,
                             {.theme = themeOf(palette())});
    }

private:
    static constexpr int margin = 5;
    const FabricDrawing *m_drawing = nullptr;
};

namespace {

constexpr int margin = 6, rowPadding = 6, canvasHeight = 400, tablesHeight = 230, leastCanvas = 110,
              leastTables = 130;

QString percent(double share)
{
    return toQString(formatPercent(share));
}

QString lossText(const QString &name, const NetworkLoss &loss)
{
    QStringList texts{FabricPanel::tr("Without %1: %2 endpoints cut off").arg(name).arg(loss.cutOff),
                      FabricPanel::tr("%1 affected").arg(loss.affected),
                      FabricPanel::tr("%1 of the injection left").arg(percent(loss.injectionLeft))};
    if (loss.worstUplinks)
        texts << FabricPanel::tr("a switch keeps %1 of its uplinks").arg(percent(*loss.worstUplinks));
    if (loss.bisectionLeft)
        texts << FabricPanel::tr("%1 of the bisection left").arg(percent(*loss.bisectionLeft));
    return texts.join(", ");
}

QTableView *makeTable(ChartModel *model, const QString &name)
{
    auto *table = new FigureTable;
    table->setModel(model);
    table->setAccessibleName(name);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + rowPadding);
    table->setAlternatingRowColors(true);
    table->setWordWrap(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setFrameShape(QFrame::NoFrame);
    return table;
}

QWidget *column(std::initializer_list<QWidget *> widgets)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(margin, margin, margin, margin);
    for (QWidget *widget : widgets)
        layout->addWidget(widget, qobject_cast<QTableView *>(widget) ? 1 : 0);
    return page;
}

QLabel *noteLabel()
{
    auto *note = new QLabel;
    note->setWordWrap(true);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return note;
}

} // namespace

FabricPanel::FabricPanel(Document &document, Selection &selection, const Library &library, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection),
      m_scene(new FabricScene(document, selection, library, this)), m_canvas(new FabricCanvas(*m_scene)),
      m_fabrics(new QComboBox), m_colours(new QComboBox),
      m_loss(new QCheckBox(tr("&Lose the selected device"))), m_message(noteLabel()), m_empty(new QLabel),
      m_legend(new FabricLegend), m_path(new PathPanel), m_tables(new QTabWidget),
      m_links(new LinkPanel(document)), m_ports(new PortMapView), m_bill(new ChartModel(this)),
      m_capacity(new ChartModel(this)), m_billNote(noteLabel()), m_capacityNote(noteLabel()),
      m_traffic(noteLabel()), m_trafficButton(new QPushButton(tr("Compute &all-to-all"))),
      m_pages(new QStackedWidget)
{
    build();
    connectParts();
}

/// The canvas goes before its scene.
FabricPanel::~FabricPanel()
{
    delete m_canvas;
}

QWidget *FabricPanel::makeBar()
{
    m_fabrics->setAccessibleName(tr("Which network is shown"));
    m_fabrics->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_colours->setAccessibleName(tr("What colours the links"));
    m_colours->addItem(tr("Links by medium"));
    m_colours->addItem(tr("Links by load of all-to-all"));
    m_colours->addItem(tr("Links in one colour"));
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_fabrics);
    layout->addWidget(m_colours);
    layout->addWidget(m_loss);
    layout->addStretch(1);
    return bar;
}

QWidget *FabricPanel::makeTables()
{
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_ports);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *traffic = new QWidget;
    auto *row = new QHBoxLayout(traffic);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_trafficButton);
    row->addWidget(m_traffic, 1);
    m_tables->setDocumentMode(true);
    m_tables->setMinimumHeight(leastTables); // less than its pages ask for: they can be scrolled
    m_tables->addTab(m_links, tr("Links"));
    m_tables->addTab(m_path, tr("Way"));
    m_tables->addTab(scroll, tr("Ports"));
    m_tables->addTab(column({makeTable(m_bill, tr("Cables and transceivers")), m_billNote}),
                     tr("Cable bill"));
    m_tables->addTab(column({makeTable(m_capacity, tr("Capacity of the network")), m_capacityNote, traffic}),
                     tr("Capacity"));
    return m_tables;
}

void FabricPanel::build()
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setText(
        tr("<h3>No network yet</h3><p><a href=\"addFabric\">Add a network</a>: what it joins, through "
           "which switches, in which topology. Its links, cables and capacity follow.</p>"));
    m_canvas->setMinimumHeight(leastCanvas);
    m_legend->setMinimumHeight(fontMetrics().height() + 2 * margin);
    auto *upper = new QWidget;
    auto *above = new QVBoxLayout(upper);
    above->setContentsMargins(0, 0, 0, 0);
    above->setSpacing(0);
    above->addWidget(makeBar());
    m_message->setContentsMargins(margin, 0, margin, margin);
    above->addWidget(m_message);
    above->addWidget(m_canvas, 1);
    above->addWidget(m_legend);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(upper);
    splitter->addWidget(makeTables());
    splitter->setSizes({canvasHeight, tablesHeight});
    splitter->setStretchFactor(0, 1);
    splitter->setChildrenCollapsible(false);
    m_pages->addWidget(splitter);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setFocusProxy(m_canvas);
}

void FabricPanel::connectParts()
{
    connect(&m_document, &Document::changed, this, &FabricPanel::forget);
    connect(&m_selection, &Selection::changed, this, [this] {
        m_unplaced = -1;
        refreshMarks();
    });
    connect(m_fabrics, &QComboBox::currentIndexChanged, this, [this] {
        m_load.reset();
        m_unplaced = -1;
        refreshDrawing();
        m_canvas->fit();
    });
    connect(m_colours, &QComboBox::currentIndexChanged, this, &FabricPanel::refreshDrawing);
    connect(m_loss, &QCheckBox::toggled, this, &FabricPanel::refreshMarks);
    connect(m_scene, &FabricScene::picked, this, &FabricPanel::pick);
    connect(m_scene, &FabricScene::pathWanted, this, [this](std::int32_t box) {
        if (const auto chosen = chosenBoxes(); m_path->from() < 0 && !chosen.empty())
            m_path->setFrom(chosen.back());
        m_path->setTo(box);
        m_tables->setCurrentWidget(m_path);
    });
    connect(m_scene, &FabricScene::opened, this, [this](std::int32_t box) {
        if (!m_devices.at(static_cast<std::size_t>(box)).placement.empty())
            emit opened();
    });
    connect(m_scene, &FabricScene::steppedOut, this, [this] {
        m_path->setTo(-1);
        m_selection.clear();
        m_unplaced = -1;
        refreshMarks();
    });
    connect(m_path, &PathPanel::pathChanged, this, [this](const std::vector<std::int32_t> &way) {
        m_way = way;
        refreshMarks();
    });
    connect(m_links, &LinkPanel::linkPicked, this, &FabricPanel::showLink);
    connect(m_links, &LinkPanel::exportRequested, this, &FabricPanel::exportRequested);
    connect(m_trafficButton, &QPushButton::clicked, this, [this] {
        computeTraffic();
        refreshDrawing();
    });
    connect(m_empty, &QLabel::linkActivated, this, &FabricPanel::emptyLinkActivated);
}

bool FabricPanel::isEmpty() const
{
    return m_pages->currentWidget() == m_empty;
}

QString FabricPanel::message() const
{
    return m_message->text();
}

QString FabricPanel::trafficText() const
{
    return m_traffic->text();
}

std::optional<std::size_t> FabricPanel::current() const
{
    const int index = m_fabrics->currentIndex();
    std::optional<std::size_t> current;
    if (index >= 0 && static_cast<std::size_t>(index) < m_document.design().fabrics.size())
        current = static_cast<std::size_t>(index);
    return current;
}

void FabricPanel::showFabric(std::size_t index)
{
    refresh();
    m_fabrics->setCurrentIndex(static_cast<int>(index));
}

/// Links and ways are read from the evaluation that was; they go before it is looked at again.
void FabricPanel::forget()
{
    m_isStale = true;
    m_links->setFabric({});
    m_path->setNetwork(nullptr, nullptr, {});
    m_load.reset();
    m_unplaced = -1;
    refresh();
}

void FabricPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void FabricPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_canvas->viewport()->update();
    QWidget::changeEvent(event);
}

void FabricPanel::refresh()
{
    if (!isVisible() || !m_isStale)
        return;
    m_isStale = false;
    refreshFabrics();
    refreshDrawing();
    m_bill->setTable(cableBillTable(m_document.design(), m_document.evaluation()));
    m_billNote->setText(toQString(cableBillTable(m_document.design(), m_document.evaluation()).note));
    m_pages->setCurrentIndex(m_document.design().fabrics.empty() ? 1 : 0);
}

/// Keeps the choice by the id while the list changes.
void FabricPanel::refreshFabrics()
{
    const QSignalBlocker blocker(m_fabrics);
    const QVariant chosen = m_fabrics->currentData();
    m_fabrics->clear();
    for (const Fabric &fabric : m_document.design().fabrics)
        m_fabrics->addItem(toQString(fabric.name), toQString(fabric.id));
    if (m_fabrics->count() > 0)
        m_fabrics->setCurrentIndex(std::max(0, m_fabrics->findData(chosen)));
}

std::vector<Selected> FabricPanel::devices() const
{
    std::vector<Selected> devices;
    const Design &design = m_document.design();
    for (const FabricDevice &device :
         m_document.evaluation().results.fabrics.at(*current()).network.devices) {
        devices.emplace_back();
        if (device.rack < 0)
            continue;
        const Rack &rack = design.racks.at(static_cast<std::size_t>(device.rack));
        const RackType &type = *findById(design.rackTypes, rack.type);
        devices.back() = {
            rack.id, type.id, type.placements.at(static_cast<std::size_t>(device.placement)).id, {}};
    }
    return devices;
}

void FabricPanel::refreshDrawing()
{
    if (!isVisible() || m_isStale)
        return;
    const auto index = current();
    m_legend->setDrawing(nullptr);
    if (!index) {
        m_devices.clear();
        m_of = nullptr;
        m_scene->setDrawing({}, {});
        m_links->setFabric({});
        return;
    }
    const Design &design = m_document.design();
    const auto colours = static_cast<LinkColours>(m_colours->currentIndex());
    if (colours == LinkColours::Utilisation && !m_load)
        computeTraffic();
    const FabricResults &results = m_document.evaluation().results.fabrics.at(*index);
    const auto use = m_load ? utilisationOf(results.network, m_load->load) : std::vector<double>();
    m_devices = devices();
    m_of = &design;
    m_scene->setDrawing(
        fabricDrawingOf(design, m_document.evaluation(), design.fabrics[*index], colours, use), m_devices);
    m_legend->setDrawing(&m_scene->drawing());
    m_canvas->setEmptyText(
        m_scene->drawing().isEmpty()
            ? tr("<h3>%1 joins nothing yet</h3><p>No device of the design has ports for it.</p>")
                  .arg(toQString(design.fabrics[*index].name).toHtmlEscaped())
            : QString());
    QStringList names;
    for (const FabricDrawing::Box &box : m_scene->drawing().boxes)
        names << box.name;
    m_path->setNetwork(&design, &results, names);
    m_links->setFabric(index);
    refreshTables();
    refreshMarks();
}

void FabricPanel::refreshTables()
{
    const Table capacity =
        capacityTable(m_document.design(), m_document.evaluation(), m_document.design().fabrics[*current()]);
    m_capacity->setTable(capacity);
    m_capacityNote->setText(toQString(capacity.note));
    for (QTableView *table : m_tables->findChildren<QTableView *>())
        if (qobject_cast<FigureTable *>(table))
            table->resizeColumnsToContents();
    m_traffic->setText(m_load
                           ? tr("Every port to all others: %1 of the injection, %2 for each port, until the "
                                "first link is full. Real hashing of flows gives less.")
                                 .arg(percent(m_load->share), rateText(m_load->throughputPerSource()))
                           : tr("What all endpoints can send to all others at once."));
}

void FabricPanel::computeTraffic()
{
    const auto index = current();
    if (!index)
        return;
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const FabricNetwork &network = m_document.evaluation().results.fabrics.at(*index).network;
    m_load =
        trafficOf(network, {.pattern = Pattern::AllToAll, .sources = indicesOf(network, Tier::Endpoint)});
    QApplication::restoreOverrideCursor();
}

/// The boxes of what is selected: devices, or all in a rack.
std::vector<std::int32_t> FabricPanel::chosenBoxes() const
{
    if (m_unplaced >= 0)
        return {m_unplaced};
    std::set<std::pair<std::string_view, std::string_view>>
        selected; // rack and device; none = all of the rack
    for (const Selected &one : m_selection.all())
        if (!one.rack.empty())
            selected.insert({one.rack, one.placement});
    std::vector<std::int32_t> boxes;
    for (std::size_t i = 0; !selected.empty() && i < m_devices.size(); ++i)
        if (!m_devices[i].rack.empty() && (selected.contains({m_devices[i].rack, m_devices[i].placement}) ||
                                           selected.contains({m_devices[i].rack, {}})))
            boxes.push_back(static_cast<std::int32_t>(i));
    return boxes;
}

void FabricPanel::refreshMarks()
{
    if (!isVisible() || m_isStale || m_of != &m_document.design()) // the selection may hear of a change first
        return;
    FabricMarks marks{.chosen = chosenBoxes(), .path = m_way};
    const bool canLose = marks.chosen.size() == 1;
    m_loss->setEnabled(canLose);
    m_loss->setToolTip(canLose ? QString() : tr("Select one device first."));
    if (canLose && m_loss->isChecked())
        marks.lost = marks.chosen.front();
    m_scene->setMarks(marks);
    if (marks.chosen.size() == 1)
        m_canvas->revealBox(marks.chosen.front());
    const Selected &selected = m_selection.selected();
    m_ports->setMap(
        portMapOf(m_document.design(), m_document.evaluation(), selected.rack, selected.placement));
    refreshMessage();
}

void FabricPanel::refreshMessage()
{
    const auto index = current();
    const FabricMarks &marks = m_scene->marks();
    if (!index)
        return m_message->clear();
    if (marks.lost >= 0) {
        const FabricNetwork &network = m_document.evaluation().results.fabrics.at(*index).network;
        const auto device = static_cast<std::size_t>(marks.lost);
        m_message->setText(lossText(m_scene->drawing().boxes.at(device).name,
                                    networkLoss(network, failedDevice(network, device))));
        return;
    }
    m_message->setText(m_scene->drawing().note);
}

void FabricPanel::pick(std::int32_t box, bool isAdded)
{
    const Selected &device = m_devices.at(static_cast<std::size_t>(box));
    if (device.placement.empty()) {
        m_selection.select({.object = m_document.design().fabrics[*current()].id});
        m_unplaced = box;
        refreshMarks();
    } else if (isAdded) {
        m_selection.toggle(device);
    } else {
        m_selection.select(device);
        m_path->setFrom(box);
    }
}

/// Its two ends are pointed out.
void FabricPanel::showLink(std::int32_t link)
{
    const auto index = current();
    if (!index || link < 0)
        return;
    const FabricLink &one =
        m_document.evaluation().results.fabrics.at(*index).network.links.at(static_cast<std::size_t>(link));
    m_way = {one.a.device, one.z.device};
    refreshMarks();
    m_canvas->revealBox(one.a.device);
}

} // namespace clusterwright
