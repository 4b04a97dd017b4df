#include "views/panels/versionsdialog.h"

#include "views/filetext.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace clusterwright {
namespace {

constexpr QSize usualSize{440, 320};
constexpr int savedWidth = 240;

} // namespace

VersionsDialog::VersionsDialog(const QString &name, std::vector<Version> versions, QWidget *parent)
    : QDialog(parent), m_versions(std::move(versions)), m_list(new QTreeWidget)
{
    setWindowTitle(tr("Previous versions"));
    resize(usualSize);
    auto *heading = new QLabel(
        m_versions.empty() ? tr("There are no previous versions of %1 yet. Saving keeps the last %2.")
                                 .arg(name)
                                 .arg(versionsKept)
                           : tr("What %1 held before. A version opens as a copy that is not saved; the file "
                                "stays as it is.")
                                 .arg(name));
    heading->setWordWrap(true);
    m_list->setHeaderLabels({tr("Saved"), tr("Size")});
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Previous versions"));
    m_list->header()->resizeSection(0, savedWidth);
    for (const Version &version : m_versions)
        m_list->addTopLevelItem(new QTreeWidgetItem(
            {localTimeText(version.saved), QLocale().formattedDataSize(static_cast<qint64>(version.bytes))}));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_open = buttons->addButton(tr("Open as a copy"), QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(heading);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    m_open->setDefault(true); // Enter in the list opens too
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &QDialog::accept);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    m_open->setEnabled(chosen() != nullptr);
}

const Version *VersionsDialog::chosen() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row < 0 ? nullptr : &m_versions.at(static_cast<std::size_t>(row));
}

} // namespace clusterwright
