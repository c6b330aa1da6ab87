#pragma once

#include <QStringList>
#include <QWidget>

class QToolButton;

namespace app {

class FlowLayout;

/// The tags of a trade as chips that a click takes away, and a "+ tag" menu of the others with room for a new
/// name.
class TagRow final : public QWidget {
    Q_OBJECT

public:
    explicit TagRow(QWidget* parent = nullptr);
    void setTags(const QStringList& tags, const QStringList& known);
    const QStringList& tags() const { return m_tags; }

signals:
    void tagged(const QString& name);
    void untagged(const QString& name);

private:
    QToolButton* makeChip(const QString& tag);
    void rebuildMenu();

    QStringList m_tags;
    QStringList m_known;
    FlowLayout* m_layout;
    QToolButton* m_add;
};

} // namespace app
