// Fabric panel: one network as a drawing, the way between two of its devices, and its links, ports, cables
// and capacity as tables.
#pragma once

#include "exports/drawings/fabricdrawing.h"
#include "model/analysis/traffic.h"
#include "model/design/design.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTabWidget;
class QTableView;

namespace clusterwright {

class ChartModel;
class Document;
class FabricCanvas;
class FabricLegend;
class FabricScene;
class LinkPanel;
class PathPanel;
class PortMapView;
class Selection;
struct Selected;

class FabricPanel : public QWidget {
    Q_OBJECT

public:
    FabricPanel(Document &document, Selection &selection, const Library &library, QWidget *parent = nullptr);
    ~FabricPanel() override;

    FabricCanvas &canvas() { return *m_canvas; }
    FabricScene &scene() { return *m_scene; }
    QComboBox &fabrics() { return *m_fabrics; }
    QComboBox &colours() { return *m_colours; }
    QCheckBox &loss() { return *m_loss; }
    QTabWidget &tables() { return *m_tables; }
    LinkPanel &links() { return *m_links; }
    PathPanel &path() { return *m_path; }
    PortMapView &ports() { return *m_ports; }
    QPushButton &trafficButton() { return *m_trafficButton; }
    QString message() const; ///< what remains after the loss, or what is selected
    QString trafficText() const;
    bool isEmpty() const;

    void showFabric(std::size_t index); ///< in the design
    std::optional<std::size_t> shownFabric() const { return current(); }

    QSize minimumSizeHint() const override { return {420, 260}; }

signals:
    void emptyLinkActivated(const QString &link);
    void exportRequested();
    void opened(); ///< the selected device: go there

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *makeBar();
    QWidget *makeTables();
    void connectParts();
    void forget(); ///< what was made of a design that is gone
    void refresh();
    void refreshFabrics();
    void refreshDrawing();
    void refreshTables();
    void refreshMarks();
    void refreshMessage();
    void computeTraffic();
    void pick(std::int32_t box, bool isAdded);
    void showLink(std::int32_t link);
    std::optional<std::size_t> current() const; ///< index of the fabric that is shown
    std::vector<std::int32_t> chosenBoxes() const;
    std::vector<Selected> devices() const;

    Document &m_document;
    Selection &m_selection;
    FabricScene *m_scene;
    FabricCanvas *m_canvas;
    QComboBox *m_fabrics, *m_colours;
    QCheckBox *m_loss;
    QLabel *m_message, *m_empty;
    FabricLegend *m_legend;
    PathPanel *m_path;
    QTabWidget *m_tables;
    LinkPanel *m_links;
    PortMapView *m_ports;
    ChartModel *m_bill, *m_capacity;
    QLabel *m_billNote, *m_capacityNote, *m_traffic;
    QPushButton *m_trafficButton;
    QStackedWidget *m_pages;
    std::optional<TrafficResult> m_load; ///< of all to all in the fabric that is shown
    std::vector<Selected> m_devices;
    std::int32_t m_unplaced = -1; ///< a switch without a place that is chosen; the selection knows none
    std::vector<std::int32_t> m_way;
    const Design *m_of = nullptr; ///< what the drawing was made of
    bool m_isStale = true;
};

} // namespace clusterwright
