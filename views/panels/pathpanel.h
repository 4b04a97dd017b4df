// Path panel: the way through a network between two devices, hop by hop.
#pragma once

#include "model/evaluation.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QStringListModel;

namespace clusterwright {

class PathPanel : public QWidget {
    Q_OBJECT

public:
    explicit PathPanel(QWidget *parent = nullptr);

    /// What the devices of the network are called. Design and results must stay until this is called again.
    void setNetwork(const Design *design, const FabricResults *results, QStringList names);

    void setFrom(std::int32_t device);
    void setTo(std::int32_t device);
    std::int32_t from() const;
    std::int32_t to() const;
    QString summary() const; ///< what is said about the way
    QListWidget &hops() { return *m_hops; }
    QLineEdit &fromField() { return *m_from; }
    QLineEdit &toField() { return *m_to; }

signals:
    /// The devices on the way, or none.
    void pathChanged(const std::vector<std::int32_t> &devices);

private:
    std::int32_t deviceNamed(const QString &name) const;
    void find();

    const Design *m_design = nullptr;
    const FabricResults *m_results = nullptr;
    QStringList m_names;
    QLineEdit *m_from, *m_to;
    QLabel *m_summary;
    QListWidget *m_hops;
    QStringListModel *m_model;
};

} // namespace clusterwright
