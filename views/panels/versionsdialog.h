// Versions dialog: the previous versions of a design, to choose one.
#pragma once

#include "libraries/versions.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace clusterwright {

class VersionsDialog : public QDialog {
    Q_OBJECT

public:
    /// `name` is that of the design.
    VersionsDialog(const QString &name, std::vector<Version> versions, QWidget *parent = nullptr);

    /// Nothing if none is selected.
    const Version *chosen() const;

private:
    std::vector<Version> m_versions;
    QTreeWidget *m_list;
    QPushButton *m_open;
};

} // namespace clusterwright
