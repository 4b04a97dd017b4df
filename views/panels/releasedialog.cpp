#include "views/panels/releasedialog.h"

#include "model/design/release.h"
#include "views/document.h"
#include "views/text.h"

#include <QDateEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace clusterwright {
namespace {

constexpr int fieldWidth = 380, changesHeight = 130;

QPlainTextEdit *changesField(const Document &document)
{
    QStringList lines;
    for (const std::string &sentence : changesSinceRelease(document.design(), document.evaluation()))
        lines << toQString(sentence);
    auto *field = new QPlainTextEdit(lines.isEmpty() ? ReleaseDialog::tr("Nothing.") : lines.join('\n'));
    field->setReadOnly(true);
    field->setTabChangesFocus(true);
    field->setFixedHeight(changesHeight);
    return field;
}

} // namespace

ReleaseDialog::ReleaseDialog(Document &document, QWidget *parent)
    : EditDialog(document, tr("Release design"), tr("Release"), parent), m_document(document),
      m_revision(new QLineEdit(toQString(nextRevision(document.design())))), m_by(new QLineEdit),
      m_date(new QDateEdit(QDate::currentDate())), m_summary(new QLineEdit)
{
    const Design &now = document.design();
    if (!now.meta.authors.empty())
        m_by->setText(toQString(now.meta.authors.front()));
    m_date->setDisplayFormat("yyyy-MM-dd");
    m_date->setCalendarPopup(true);
    m_revision->setMinimumWidth(fieldWidth);
    form().addRow(tr("&Revision:"), m_revision);
    form().addRow(tr("&Date:"), m_date);
    form().addRow(tr("&By:"), m_by);
    form().addRow(tr("&Summary:"), m_summary);
    if (now.baseline.design)
        form().addRow(tr("&Changes since revision %1:").arg(toQString(now.baseline.design->meta.revision)),
                      changesField(document));
    for (const QLineEdit *field : {m_revision, m_by, m_summary})
        connect(field, &QLineEdit::textChanged, this, &ReleaseDialog::check);
    connect(m_date, &QDateEdit::dateChanged, this, &ReleaseDialog::check);
    check();
}

Result<Design> ReleaseDialog::edited() const
{
    return releaseDesign(design(), m_document.evaluation(),
                         {m_revision->text().trimmed().toStdString(),
                          m_date->date().toString(Qt::ISODate).toStdString(),
                          m_by->text().trimmed().toStdString(),
                          m_summary->text().trimmed().toStdString(),
                          {}});
}

QString ReleaseDialog::step() const
{
    return tr("Release revision %1").arg(m_revision->text().trimmed());
}

} // namespace clusterwright
