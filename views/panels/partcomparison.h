// Part comparison panel: two to six parts side by side, as a table and a chart; or nodes of their CPUs.
#pragma once

#include "model/analysis/cpuplatform.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QCompleter;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QStandardItemModel;
class QTableView;

namespace clusterwright {

class Document;
class PartComparisonModel;
class ScatterPanel;

class PartComparisonPanel : public QWidget {
    Q_OBJECT

public:
    enum class View { Parts, Platforms }; ///< in the order of viewChoice()
    using Prices = std::function<const PriceBook &()>;

    /// The library and the document must outlive the panel. Parts that only the design has can be compared,
    /// too. Without `prices` those of the design are taken.
    PartComparisonPanel(const Library &library, const Document &document, Prices prices = {},
                        QWidget *parent = nullptr);

    /// At most six, each once; ids of no part are left out.
    void setParts(const std::vector<PartId> &parts);
    /// Does nothing if the part is there, if there are six, or if there is no such part.
    void addPart(const PartId &part);
    void removePart(const PartId &part);
    const std::vector<PartId> &parts() const { return m_ids; }

    /// What is shown, to be written to a file; none if there is too little to compare.
    const std::optional<PartComparison> &comparison() const { return m_comparison; }

    /// Reads the library again: the names to choose from, and the figures.
    void refreshLibrary();

    QLineEdit &addEdit() { return *m_add; }
    QComboBox &viewChoice() { return *m_view; }
    QComboBox &sockets() { return *m_sockets; }
    QComboBox &modules() { return *m_modules; } ///< the data of an entry is the id of a part
    QComboBox &modulesPerChannel() { return *m_perChannel; }
    QCheckBox &differencesOnly() { return *m_differencesOnly; }
    QCheckBox &partsAsRows() { return *m_partsAsRows; }
    QPushButton &exportButton() { return *m_export; }
    QTableView &table() { return *m_table; }
    ScatterPanel &scatter() { return *m_scatter; }
    QLabel &message() { return *m_message; } ///< in place of the table, where there is too little to compare
    QLabel &note() { return *m_note; }

signals:
    /// The user wants comparison() as a workbook.
    void exportRequested();
    void partsChanged();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeOptions();
    QWidget *makeContent();
    void connectAll();
    void fillNames();
    void fillModules();
    void addTyped();
    void addChips();
    void refresh();
    void recompute();
    Result<PartComparison> compare();
    void showComparison(bool isOther);
    QString emptyText() const;
    void showMessage(const QString &text);
    void fitTable();
    bool isPlatforms() const;
    const Part *find(const PartId &id) const;

    const Library &m_library;
    const Document &m_document;
    Prices m_prices;
    std::vector<PartId> m_ids;
    std::optional<PartComparison> m_comparison;
    QStringList m_leftOut; ///< names of parts that the view cannot show
    bool m_isStale = true;

    PartComparisonModel *m_model;
    QStandardItemModel *m_names;
    QComboBox *m_view, *m_sockets, *m_modules, *m_perChannel;
    QLineEdit *m_add;
    QCheckBox *m_differencesOnly, *m_partsAsRows;
    QPushButton *m_export;
    QStackedWidget *m_pages;
    QLabel *m_message, *m_note;
    QTableView *m_table;
    ScatterPanel *m_scatter;
    QWidget *m_platformOptions = nullptr;
    QHBoxLayout *m_chips = nullptr;
};

} // namespace clusterwright
