// Parts table: the parts that a search found, with as many columns as there is room for.
#pragma once

#include <QTableView>

namespace clusterwright {

class PartsModel;

class PartsTable : public QTableView {
    Q_OBJECT

public:
    explicit PartsTable(PartsModel &model, QWidget *parent = nullptr);

    void showFolders(bool hasSeveral); ///< the library folder of a part says something only then

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showColumns();

    bool m_showsFolders = false;
};

} // namespace clusterwright
