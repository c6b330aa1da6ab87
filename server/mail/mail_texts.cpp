#include "server/mail/mail_texts.h"

namespace server {
namespace {

/// A name in a mail is what somebody typed: one line, no links made of it.
QString oneLine(const QString& text) {
    return text.simplified().left(200);
}

QString greeting(const QString& name) {
    return QStringLiteral("Hello %1,\n\n").arg(oneLine(name));
}

QString link(const QString& publicUrl, const QString& page, const QByteArray& token) {
    // Behind '#': a token in a fragment reaches no log and no Referer.
    return QStringLiteral("%1/%2#token=%3\n\n").arg(publicUrl, page, QString::fromLatin1(token));
}

const QString kNotYou = QStringLiteral("If this was not you, you need not do anything.\n");
const QString kWarning =
    QStringLiteral("If this was not you, reset your password at once: somebody else may know it.\n");

} // namespace

QString mailKindName(MailKind kind) {
    switch (kind) {
    case MailKind::VerifyEmail:
        return QStringLiteral("verify-email");
    case MailKind::ResetPassword:
        return QStringLiteral("reset-password");
    case MailKind::PasswordChanged:
        return QStringLiteral("password-changed");
    case MailKind::Invitation:
        return QStringLiteral("invitation");
    case MailKind::MfaChanged:
        return QStringLiteral("mfa-changed");
    case MailKind::SessionTheft:
        return QStringLiteral("session-theft");
    }
    Q_UNREACHABLE();
}

Mail verifyEmailMail(const QString& recipient, const QString& name, const QString& publicUrl,
                     const QByteArray& token) {
    return {MailKind::VerifyEmail, recipient, QStringLiteral("Confirm your address"),
            greeting(name) + QStringLiteral("confirm that this is your address:\n\n") +
                link(publicUrl, QStringLiteral("verify-email"), token) +
                QStringLiteral("The link works for two days. ") + kNotYou};
}

Mail resetPasswordMail(const QString& recipient, const QString& name, const QString& publicUrl,
                       const QByteArray& token) {
    return {MailKind::ResetPassword, recipient, QStringLiteral("Set a new password"),
            greeting(name) +
                QStringLiteral("somebody asked for a new password for this address. Set it here:\n\n") +
                link(publicUrl, QStringLiteral("reset-password"), token) +
                QStringLiteral("The link works once, within half an hour. ") + kNotYou};
}

Mail passwordChangedMail(const QString& recipient, const QString& name, const QString& publicUrl) {
    return {MailKind::PasswordChanged, recipient, QStringLiteral("Your password was changed"),
            greeting(name) +
                QStringLiteral(
                    "the password of your trading journal at %1 was changed, and all other sign-ins were "
                    "ended.\n\n")
                    .arg(publicUrl) +
                kWarning};
}

Mail mfaChangedMail(const QString& recipient, const QString& name, bool enabled) {
    return {MailKind::MfaChanged, recipient,
            enabled ? QStringLiteral("Two-step sign-in was turned on")
                    : QStringLiteral("Two-step sign-in was turned off"),
            greeting(name) +
                (enabled
                     ? QStringLiteral("from now on a sign-in to your trading journal needs a code of your "
                                      "authenticator app.\n\n")
                     : QStringLiteral("a sign-in to your trading journal needs no code any more.\n\n")) +
                kWarning};
}

Mail sessionTheftMail(const QString& recipient, const QString& name) {
    return {MailKind::SessionTheft, recipient, QStringLiteral("A sign-in was ended for your safety"),
            greeting(name) +
                QStringLiteral(
                    "a secret of one of your sign-ins was used twice, as happens when it was copied. That "
                    "sign-in was ended on every device that used it; sign in again there.\n\n") +
                kWarning};
}

Mail invitationMail(const QString& recipient, const InvitationText& invitation, const QString& publicUrl,
                    const QByteArray& token) {
    return {MailKind::Invitation, recipient,
            QStringLiteral("%1 invites you to a trading journal").arg(oneLine(invitation.inviter)),
            QStringLiteral("Hello,\n\n%1 invites you to the journal “%2” as %3. Accept here:\n\n")
                    .arg(oneLine(invitation.inviter), oneLine(invitation.tenant), invitation.role) +
                link(publicUrl, QStringLiteral("invitation"), token) +
                QStringLiteral("The link works for seven days, for an account with this address.\n")};
}

} // namespace server
