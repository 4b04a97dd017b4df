// What the tests of the part form share: a form on the screen, typed into with the keyboard.
#pragma once

#include "tests/sample.h"
#include "views/models/partformmodel.h"
#include "views/panels/partform.h"
#include "views/panels/partformtabs.h"
#include "views/panels/parthead.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace clusterwright {

/// A shipped folder with all parts of the sample, and two of the user, of which the first has its own switch.
inline LibraryStack formStack(const QString &folder = "/nowhere")
{
    const std::string path = folder.toStdString();
    LibraryStack stack{
        {{"Clusterwright", "/shipped", true}, {"Team", path + "/team"}, {"My parts", path + "/own"}},
        sample::library(),
        {},
        {}};
    for (const auto &[id, part] : stack.parts)
        stack.origins[id] = {0, id + ".json", {}};
    stack.origins["example-switch-64"] = {1, "switch.json", {0}};
    return stack;
}

/// A form on the screen, with what a user sees of it.
struct ShownForm {
    explicit ShownForm(const Part &part = sample::server(),
                       PartForm::Purpose purpose = PartForm::Purpose::Edit,
                       LibraryStack library = formStack())
        : stack(std::move(library)), form(stack, part, purpose)
    {
        form.show();
        QApplication::setActiveWindow(&form);
    }
    QTableView &table() { return form.findChild<FiguresTab *>()->table(); }
    PartFormModel &model() { return *form.findChild<PartFormModel *>(); }
    QLineEdit &line(const char *key)
    {
        return *static_cast<QLineEdit *>(form.findChild<PartHead *>()->field(key));
    }
    QListWidget &problems() { return *form.findChild<QListWidget *>(); }
    QPushButton &save() { return *form.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save); }
    QComboBox &folders()
    {
        for (auto *box : form.findChildren<QComboBox *>())
            if (box->accessibleName() == "Save in")
                return *box;
        std::abort();
    }
    bool says(const QString &text)
    {
        for (const QLabel *label : form.findChildren<QLabel *>())
            if (label->isVisible() && label->text().remove("Cannot be saved yet. ") == text)
                return true;
        return false;
    }
    QModelIndex go(const std::string &key, int column = PartFormModel::Value)
    {
        form.findChild<FiguresTab *>()->goTo(key);
        const QModelIndex value = table().currentIndex();
        table().setCurrentIndex(value.siblingAtColumn(column));
        return table().currentIndex();
    }
    /// Enter is handled later, and the editor deleted after that.
    static void closeEditor()
    {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    /// With the keyboard: F2, the text over what is there, Enter.
    void type(const std::string &key, const QString &text, int column = PartFormModel::Value)
    {
        go(key, column);
        QTest::keyClick(&table(), Qt::Key_F2);
        auto *editor = table().findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        closeEditor();
    }
    QString problem(int row) { return problems().item(row)->text(); }

    LibraryStack stack;
    PartForm form;
};

inline Part soundServer()
{
    Part part = sample::server();
    part.electrical.max->kind = FigureKind::Max;
    return part;
}

} // namespace clusterwright
