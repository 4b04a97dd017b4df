// Fabric dialogs: a new network, its switches stood into racks, and a link decided by hand.
#pragma once

#include "model/evaluation.h"
#include "views/panels/rackdialogs.h"

namespace clusterwright {

/// What a new network starts from.
struct FabricPreset {
    QString name; ///< "Two-tier fat tree"
    Topology topology = Topology::FatTree;
    int tiers = 2, rails = 1, planes = 1;
};

class FabricDialog : public EditDialog {
    Q_OBJECT

public:
    FabricDialog(Document &document, const Library &library, QWidget *parent = nullptr);

    static const std::vector<FabricPreset> &presets();

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    const FabricPreset &preset() const;
    void showRows();
    Fabric fabric() const;

    const Library &m_library;
    QLineEdit *m_name, *m_unit, *m_use;
    QComboBox *m_kind, *m_preset, *m_role, *m_leaf, *m_spine, *m_core;
    std::vector<std::pair<std::string, QLineEdit *>> m_numbers; ///< of direct networks, by field
};

class PlaceSwitchesDialog : public EditDialog {
    Q_OBJECT

public:
    PlaceSwitchesDialog(Document &document, const FabricId &fabric, QWidget *parent = nullptr);

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    QComboBox *m_fabric, *m_tier, *m_where, *m_row;
    QSpinBox *m_perRack;
};

/// Joins a link to another port.
class LinkDialog : public EditDialog {
    Q_OBJECT

public:
    LinkDialog(Document &document, std::size_t fabric, std::size_t link, QWidget *parent = nullptr);

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    void listPorts();

    std::size_t m_fabric, m_link;
    const Evaluation &m_evaluation;
    QComboBox *m_device, *m_port;
    QLineEdit *m_reason;
};

} // namespace clusterwright
