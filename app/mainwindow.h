// Main window: menus, toolbar, panels and the two canvases around one document.
#pragma once

#include "app/questions.h"
#include "app/theme.h"
#include "exports/specification.h"
#include "libraries/recovery.h"
#include "libraries/samplelist.h"
#include "views/autosave.h"
#include "views/canvas/floorview.h"
#include "views/canvas/rackview.h"
#include "views/document.h"
#include "views/fileguard.h"
#include "views/librarystore.h"
#include "views/selection.h"

#include <QMainWindow>

#include <functional>

class QActionGroup;
class QDockWidget;
class QLabel;
class QMenu;
class QSettings;
class QSpinBox;
class QTabWidget;
class QToolBar;

namespace clusterwright {

class Banner;
class Breadcrumb;
class CalculatorsPanel;
class ChartsPanel;
class CommandPalette;
class ComparePanel;
class FabricPanel;
class FailuresPanel;
class FindBar;
class FindingsPanel;
class InspectorPanel;
class LibraryPanel;
class OutlinePanel;
class PlantPanel;
class StartPage;
class TablesPanel;
class TotalsBar;
class WorkloadPanel;
struct Hit;
class LibraryBrowser;
class PartComparisonPanel;
struct PartComparison;

/// What the window needs of the file system; handed in, so that it knows no file format.
struct FileServices {
    std::function<Result<Design>(const std::string &path)> open;
    std::function<Result<std::string>(const std::string &path, const Design &design)>
        save; ///< gives the path
    std::function<Result<std::string>(const std::string &format, const std::string &path,
                                      const Design &design, const Evaluation &evaluation,
                                      const Issue &issue)>
        exportTo; ///< gives the path; the date is today's
    std::function<Result<Design>()> sample;
    std::function<std::vector<SampleInfo>()> samples = {}; ///< those on the start page
    std::string stateFolder =
        {}; ///< for unsaved work; empty = the files are none on the disk: no locks, no recovery
    QSettings *settings = nullptr; ///< null = nothing is remembered
    std::function<Result<std::string>(const std::string &path, const Part &part)> exportPart =
        {}; ///< as a NetBox type; gives the path
    std::function<Result<std::string>(const std::string &path, const PartComparison &comparison,
                                      const Meta &meta)>
        exportComparison = {};                               ///< as a workbook; gives the path
    std::function<std::vector<PriceBook>()> priceBooks = {}; ///< the shipped one and the user's
    std::function<Result<PriceBook>(const std::string &path)> readPriceBook = {};
};

/// The user's further folders of parts, those that win last.
QStringList rememberedFolders(const QSettings *settings);

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    enum Tab {
        FloorTab,
        RacksTab,
        PowerTab,
        CoolingTab,
        FabricTab,
        WorkloadsTab,
        TablesTab,
        ChartsTab,
        FailuresTab,
        CompareTab,
        CalculatorsTab,
        LibraryTab,
        PartsTab
    };

    /// The library outlives the window.
    MainWindow(LibraryStore &library, FileServices services, QWidget *parent = nullptr);
    ~MainWindow() override;

    Document &document() { return m_document; }
    Selection &selection() { return m_selection; }
    LibraryPanel &libraryPanel() { return *m_libraryPanel; }
    ChartsPanel &chartsPanel() { return *m_chartsPanel; }
    FailuresPanel &failuresPanel() { return *m_failuresPanel; }
    FindingsPanel &findingsPanel() { return *m_findingsPanel; }
    ComparePanel &comparePanel() { return *m_comparePanel; }
    InspectorPanel &inspectorPanel() { return *m_inspectorPanel; }
    TotalsBar &totalsBar() { return *m_totalsBar; }
    OutlinePanel &outlinePanel() { return *m_outlinePanel; }
    PlantPanel &powerPanel() { return *m_powerPanel; }
    PlantPanel &coolingPanel() { return *m_coolingPanel; }
    FabricPanel &fabricPanel() { return *m_fabricPanel; }
    WorkloadPanel &workloadPanel() { return *m_workloadPanel; }
    TablesPanel &tablesPanel() { return *m_tablesPanel; }
    const LibraryStore &library() const { return m_store; }
    LibraryBrowser &libraryBrowser() { return *m_browser; }
    PartComparisonPanel &partComparison() { return *m_partComparison; }
    CalculatorsPanel &calculatorsPanel() { return *m_calculatorsPanel; }
    FindBar &findBar() { return *m_findBar; }
    Breadcrumb &breadcrumb() { return *m_breadcrumb; }
    CommandPalette &commandPalette() { return *m_palette; }
    RackView &rackView() { return *m_rackView; }
    FloorView &floorView() { return *m_floorView; }
    RackScene &rackScene() { return m_rackScene; }
    FloorScene &floorScene() { return m_floorScene; }

    void showTab(Tab tab);
    /// What can be looked at, by the names of the command line.
    static QStringList viewNames();
    void showView(const QString &name);
    /// These say what went wrong in the banner and return false.
    bool openFile(const QString &path);
    bool saveTo(const QString &path);
    bool exportTo(const QString &format, const QString &path, const std::string &drawing = {});
    bool openSample();
    bool compareWith(const QString &path, const QString &name = {}); ///< does not change the tab

    void setQuestions(Questions questions) { m_questions = std::move(questions); }
    /// The page for a window without a file, until there is a design.
    void showStart();
    /// Asks what to do with unsaved work that was found.
    void offerUnsavedWork();

    /// A message above the canvas, until it is closed; empty closes it.
    void showBanner(const QString &text);
    QString bannerText() const;
    Banner &banner() { return *m_banner; }
    StartPage &startPage() { return *m_start; }
    Autosave &autosave() { return m_autosave; }

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
    void buildColourMenu(QMenu &menu);
    void buildThemeMenu(QMenu &menu);
    void buildHelpMenu();
    void buildToolBar();

    // mainwindownavigation.cpp
    void buildTabActions(QMenu &menu);
    void buildFindActions(QMenu &menu);
    void buildWayActions(QMenu &menu);
    void addSearchButton(QToolBar &bar);
    void connectNavigation();
    void refreshNavigationActions();
    GraphicsView *shownCanvas() const; ///< of the tab that is shown; null = it has none
    bool isOnCanvas() const { return shownCanvas() != nullptr; }
    bool isAboutRacks() const;
    void showHit(const Hit &hit);
    void goTo(const Hit &hit); ///< and takes the focus there
    void centreSelection();
    void goUp();
    void goInto();
    void openPalette();
    std::vector<QWidget *> panels() const;
    void focusPanel(int step);
    void showOutline();
    void showShortcuts();

    // mainwindowfiles.cpp
    void newDesign();
    void chooseAndOpen();
    bool save();
    bool chooseAndSave();
    bool load(const QString &path);
    bool openCopy(Result<Design> design); ///< as a design without a file
    bool isSavePossible(const QString &path);
    bool mayDiscard(); ///< asks if there is something to lose
    void showDesign(Design design, const QString &path);
    QString suggestedPath(const QString &suffix) const;
    void refreshTitle();
    static QString withSuffix(const QString &path, const QString &suffix);

    // mainwindowexports.cpp
    struct ExportChoice {
        QString format, filter, suffix;
        enum Subject { Whole, Floor, Rack, Network } of = Whole;
    };
    void buildExportMenu(QMenu &fileMenu);
    void buildPaperMenu(QMenu &exportMenu);
    void chooseAndExport(const ExportChoice &choice);
    static Paper chosenPaper();
    std::string currentHall() const; ///< empty = none
    std::string currentRack() const;
    std::string currentFabric() const; ///< empty = none

    // mainwindowedits.cpp
    void buildRearrangeActions(QMenu &menu);
    void moveTo();
    void replaceSelected();
    void renameRow(); ///< of the selected rack
    void duplicateWithStep();

    // mainwindowplant.cpp
    void buildPlantPanels();
    void buildDesignMenu();
    void addSource();
    void hangRacks();
    void addLoop();
    bool removePlant();

    // mainwindowfabric.cpp
    void buildFabricPanel();
    void buildFabricActions(QMenu &menu);
    void buildCableMenu(QMenu &menu);
    void addFabric();
    void placeSwitches();

    // mainwindowworkloads.cpp
    void buildWorkloadPanel();
    void buildWorkloadMenu(QMenu &menu);
    void showCalibration();
    void importMeasuredRuns();

    // mainwindowlibrary.cpp
    void buildLibraryPanels();
    void buildLibraryMenu();
    void editPart(const PartId &id);
    void exportPart(const PartId &id);
    void exportComparison();
    void importTypes(bool isFile);
    void chooseFolders();
    void updateFromLibrary();
    void usePriceBooks();
    const PriceBook &pricesToCompare(); ///< those of the design before those of the books

    // mainwindowcalculators.cpp
    void buildCalculatorsPanel();
    void buildCalculatorMenu(QMenu &menu);

    // mainwindowreview.cpp
    void buildReviewMenu();
    void buildComparePanel();
    void chooseAndCompare();
    void compareWithRelease();
    void compareWithSaved();
    bool readSavedToCompare();
    void releaseDesign();

    // mainwindowrecovery.cpp
    bool isGuarded() const;
    void sayAccess();
    void openAnyway();
    void sayChanged(FileChange change, bool isSaving);
    void reload();
    void keepMine(bool isSaving);
    void startAutosave(const std::string &written = {});
    void sayAutosaveFailed(const QString &reason);
    bool isToBeRestored(const Recovery &recovery, const Design *saved);
    void restore(const Recovery &recovery);
    void offerRecoveries();
    void choosePreviousVersion();

    // mainwindowstart.cpp
    void buildStart();
    void buildRecentMenu(QMenu &menu);
    void refreshStart();
    void hideStart();
    void refreshRecentMenu();
    void clearRecent();
    void restoreLayout();
    void rememberLayout();
    void chooseTheme(ThemeChoice choice);
    ThemeChoice rememberedTheme() const;

    void refreshIcons();
    void refreshStatus();
    void refreshActions();
    void addRackType();
    void addRacks();
    void selectAll();
    void removeSelected();
    void duplicateSelected();
    void makeSelectedUnique();
    void placeCurrentPart();
    void followLink(const QString &link);
    void jump();
    void focusInspector();
    void showGuide();
    void showAbout();
    GraphicsView &view() const;

    LibraryStore &m_store;
    const Library &m_library{m_store.parts()};
    FileServices m_services;
    Document m_document{{}, nullptr, m_library.empty() ? nullptr : &m_library};
    Selection m_selection{m_document};
    FloorScene m_floorScene{m_document, m_selection, m_library};
    RackScene m_rackScene{m_document, m_selection, m_library};
    QString m_path;   ///< empty = never saved
    QString m_folder; ///< where dialogs start if there is no path
    FileGuard m_guard;
    Autosave m_autosave{m_document};
    Questions m_questions = dialogs();
    QByteArray m_usualLayout;

    FloorView *m_floorView = nullptr;
    RackView *m_rackView = nullptr;
    ChartsPanel *m_chartsPanel = nullptr;
    FailuresPanel *m_failuresPanel = nullptr;
    LibraryPanel *m_libraryPanel = nullptr;
    LibraryBrowser *m_browser = nullptr;
    PartComparisonPanel *m_partComparison = nullptr;
    std::vector<PriceBook> m_priceBooks; ///< read once
    PriceBook m_pricesToCompare;
    FindingsPanel *m_findingsPanel = nullptr;
    ComparePanel *m_comparePanel = nullptr;
    bool m_comparesSaved = false; ///< with the saved file
    InspectorPanel *m_inspectorPanel = nullptr;
    TotalsBar *m_totalsBar = nullptr;
    OutlinePanel *m_outlinePanel = nullptr;
    PlantPanel *m_powerPanel = nullptr, *m_coolingPanel = nullptr;
    FabricPanel *m_fabricPanel = nullptr;
    WorkloadPanel *m_workloadPanel = nullptr;
    TablesPanel *m_tablesPanel = nullptr;
    CalculatorsPanel *m_calculatorsPanel = nullptr;
    FindBar *m_findBar = nullptr;
    Breadcrumb *m_breadcrumb = nullptr;
    CommandPalette *m_palette = nullptr;
    GraphicsView *m_canvas = nullptr; ///< the one that was seen last
    QTabWidget *m_tabs = nullptr;
    QDockWidget *m_libraryDock = nullptr, *m_outlineDock = nullptr, *m_findingsDock = nullptr,
                *m_inspectorDock = nullptr;
    Banner *m_banner = nullptr;
    StartPage *m_start = nullptr;
    QMenu *m_recent = nullptr;
    QLabel *m_selectionText = nullptr;
    QSpinBox *m_zoom = nullptr;
    QAction *m_new = nullptr, *m_open = nullptr, *m_save = nullptr, *m_versions = nullptr;
    QAction *m_undo = nullptr, *m_redo = nullptr;
    QAction *m_delete = nullptr, *m_place = nullptr, *m_addRackType = nullptr, *m_addRacks = nullptr;
    QAction *m_selectAll = nullptr, *m_duplicate = nullptr, *m_fill = nullptr, *m_makeUnique = nullptr;
    QAction *m_duplicateTo = nullptr, *m_moveTo = nullptr, *m_replace = nullptr, *m_rename = nullptr;
    QAction *m_zoomIn = nullptr, *m_zoomOut = nullptr, *m_fit = nullptr, *m_fullSize = nullptr;
    QAction *m_goInto = nullptr, *m_goUp = nullptr, *m_copyRows = nullptr, *m_openPalette = nullptr;
    QActionGroup *m_faces = nullptr;
};

} // namespace clusterwright
