// Main window: menus, toolbar, panels and the two canvases around one document.
#pragma once

#include "views/canvas/floorview.h"
#include "views/canvas/rackview.h"
#include "views/document.h"
#include "views/selection.h"

#include <QMainWindow>

#include <functional>

class QActionGroup;
class QDockWidget;
class QLabel;
class QMenu;
class QSpinBox;
class QTabWidget;

namespace clusterwright {

class FindingsPanel;
class LibraryPanel;
class TotalsBar;

/// What the window needs of the file system; handed in, so that it knows no file format.
struct FileServices {
    std::function<Result<Design>(const std::string &path)> open;
    std::function<Result<std::string>(const std::string &path, const Design &design)>
        save; ///< gives the path
    std::function<Result<std::string>(const std::string &format, const std::string &path,
                                      const Design &design,
                                      const Evaluation &evaluation)>
        exportTo; ///< gives the path
    std::function<Result<Design>()> sample;
};

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    enum Tab { FloorTab, RacksTab };

    MainWindow(const Library &library, FileServices services, QWidget *parent = nullptr);
    ~MainWindow() override;

    Document &document() { return m_document; }
    Selection &selection() { return m_selection; }
    LibraryPanel &libraryPanel() { return *m_libraryPanel; }
    FindingsPanel &findingsPanel() { return *m_findingsPanel; }
    TotalsBar &totalsBar() { return *m_totalsBar; }
    RackView &rackView() { return *m_rackView; }
    FloorView &floorView() { return *m_floorView; }
    RackScene &rackScene() { return m_rackScene; }

    void showTab(Tab tab);
    /// These say what went wrong in the banner and return false.
    bool openFile(const QString &path);
    bool saveTo(const QString &path);
    bool exportTo(const QString &format, const QString &path);
    bool openSample();

    /// A message above the canvas, until it is closed; empty closes it.
    void showBanner(const QString &text);
    QString bannerText() const;

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildCentre();
    void buildDocks();
    void buildStatusBar();
    void connectParts();

    // mainwindowmenus.cpp
    static constexpr auto iconProperty = "iconName"; ///< of an action: its drawing in the resources
    QAction *addAction(QMenu &menu, const QString &text, const QString &icon, const QKeySequence &shortcut,
                       const std::function<void()> &run);
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildFaceActions(QMenu &menu);
    void buildThemeMenu(QMenu &menu);
    void buildHelpMenu();
    void buildToolBar();

    // mainwindowfiles.cpp
    void newDesign();
    void chooseAndOpen();
    bool save();
    bool chooseAndSave();
    void chooseAndExport(const QString &format, const QString &filter, const QString &suffix);
    bool mayDiscard(); ///< asks if there is something to lose
    void showDesign(Design design, const QString &path);
    QString suggestedPath(const QString &suffix) const;
    void refreshTitle();

    void refreshIcons();
    void refreshStatus();
    void refreshActions();
    void addRackType();
    void addRacks();
    void selectAll();
    void removeSelected();
    void copySelected(int count); ///< 0 = as many as fit above it
    void makeSelectedUnique();
    void placeCurrentPart();
    void followLink(const QString &link);
    void jump();
    void showGuide();
    void showAbout();
    GraphicsView &view() const;

    const Library &m_library;
    FileServices m_services;
    Document m_document;
    Selection m_selection{m_document};
    FloorScene m_floorScene{m_document, m_selection, m_library};
    RackScene m_rackScene{m_document, m_selection, m_library};
    QString m_path; ///< empty = never saved

    FloorView *m_floorView = nullptr;
    RackView *m_rackView = nullptr;
    LibraryPanel *m_libraryPanel = nullptr;
    FindingsPanel *m_findingsPanel = nullptr;
    TotalsBar *m_totalsBar = nullptr;
    QTabWidget *m_tabs = nullptr;
    QDockWidget *m_libraryDock = nullptr, *m_findingsDock = nullptr;
    QFrame *m_banner = nullptr;
    QLabel *m_bannerText = nullptr, *m_selectionText = nullptr;
    QSpinBox *m_zoom = nullptr;
    QAction *m_new = nullptr, *m_open = nullptr, *m_save = nullptr, *m_undo = nullptr, *m_redo = nullptr;
    QAction *m_delete = nullptr, *m_place = nullptr, *m_addRackType = nullptr, *m_addRacks = nullptr;
    QAction *m_selectAll = nullptr, *m_duplicate = nullptr, *m_fill = nullptr, *m_makeUnique = nullptr;
    QAction *m_zoomIn = nullptr, *m_zoomOut = nullptr, *m_fit = nullptr;
    QActionGroup *m_faces = nullptr;
};

} // namespace clusterwright
