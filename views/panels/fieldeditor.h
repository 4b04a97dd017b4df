// Field editor: one field of what is selected, with its origin, its explanation and what is wrong with it.
#pragma once

#include "model/result.h"
#include "views/panels/inspectorcontent.h"
#include "views/panels/whybox.h"

#include <QGridLayout>

#include <functional>

class QLabel;

namespace clusterwright {

class FieldChoice;
class FieldLine;

/// What an editor asks of its panel.
struct FieldActions {
    using Typed = std::variant<double, std::string>;

    std::function<Result<Design>(const Typed &value, const std::string &basis)> trial; ///< changes nothing
    std::function<void(Design next)> take;
    std::function<void()> reset; ///< to the library's value
    Explainer explain;           ///< null = nothing to explain
};

class FieldEditor : public QWidget {
    Q_OBJECT

public:
    FieldEditor(const InspectedField &field, FieldActions actions, QWidget *parent = nullptr);

    /// Shows another value. What the user is typing stays if it is still about the same.
    void showField(const InspectedField &field, bool isSameObject);

    void forget() { refresh(); } ///< what was typed and not taken

    const std::string &key() const { return m_field.common.field.key; }
    QWidget *input() const; ///< a line, a choice, or a label for what cannot be set
    FieldLine *basis() const { return m_basis; }
    WhyBox *why() const { return m_why; }
    QToolButton *resetButton() const { return m_reset; }
    QString message() const; ///< what is wrong; empty = nothing
    QString badge() const;   ///< "library", "estimate", "override" or nothing

private:
    void buildInput(QGridLayout &layout);
    void buildExtras(QGridLayout &layout);
    void connectInputs();
    void refresh();
    void refreshBadge();
    bool isTyped() const; ///< the line differs from what it showed
    void edited();        ///< the user typed
    void step(int steps);
    void commit(bool hasEntered);
    void commitChoice();
    bool take(const FieldActions::Typed &value); ///< false = refused; the message says why
    void cancel();
    void warn(const QString &message);

    InspectedField m_field;
    FieldActions m_actions;
    QString m_shown; ///< text of the line before the user types
    FieldLine *m_line = nullptr, *m_basis = nullptr;
    FieldChoice *m_choice = nullptr;
    QLabel *m_value = nullptr, *m_badge = nullptr, *m_messageText = nullptr, *m_messageIcon = nullptr;
    QWidget *m_messageBox = nullptr;
    QToolButton *m_reset = nullptr;
    WhyBox *m_why = nullptr;
};

/// A label of the inspector's left column, of the width that all of them have.
QLabel *columnLabel(const QString &text);

} // namespace clusterwright
