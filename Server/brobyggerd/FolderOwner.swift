import CommandSupport
import Glibc
import Programmes

/// Whom a server's folder belongs to; of one that is not there yet, the folder that it will be in.
struct FolderOwner {
    private let user: uid_t
    private let group: gid_t

    init(of folder: String) {
        var path = folder.hasPrefix("/") ? folder : "./" + folder
        var status = stat()
        while stat(path, &status) != 0, let slash = path.lastIndex(of: "/") {
            path = slash == path.startIndex ? "/" : String(path[..<slash])
            if path == "/" {
                stat(path, &status)
                break
            }
        }
        (user, group) = (status.st_uid, status.st_gid)
    }

    /// Root goes on as the owner: a file of root's in the folder would lock the service out.
    ///
    /// Whoever is not root stays who they are.
    func become(_ language: Language) throws {
        guard geteuid() == 0, user != 0 else { return }
        guard setgroups(0, nil) == 0, setgid(group) == 0, setuid(user) == 0 else {
            throw CommandFailure(
                .notPermitted,
                code: "not_permitted",
                message: language.choose(
                    da:
                        "Kommandoen kunne ikke gå over til mappens ejer (bruger \(user)), så intet er gjort; kør den som ejeren.",
                    en:
                        "The command could not become the folder's owner (user \(user)), so nothing was done; run it as the owner.",
                    th:
                        "คำสั่งเปลี่ยนไปใช้สิทธิ์เจ้าของโฟลเดอร์ (ผู้ใช้ \(user)) ไม่ได้ จึงยังไม่ได้ทำอะไร โปรดรันในนามเจ้าของ"
                )
            )
        }
    }
}
