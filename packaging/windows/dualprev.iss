; Inno Setup 6: wraps the frozen folder (packaging/freeze.py on Windows) into one installer.
;   iscc /DVersion=0.1.0 packaging\windows\dualprev.iss
; Installs for the person alone, without administrator rights; removes everything but the person's company files.

#ifndef Version
  #error Pass the version: iscc /DVersion=0.1.0 dualprev.iss
#endif
#define Frozen "..\..\build\frozen\dualprev"

[Setup]
AppId={{6C1C9A53-0E0F-4E1B-9B0C-5B1A6E6C7D21}
AppName=DualPrev
AppVersion={#Version}
AppPublisher=DualPrev
DefaultDirName={localappdata}\Programs\DualPrev
DefaultGroupName=DualPrev
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\..\dist
OutputBaseFilename=dualprev-{#Version}-windows-x64
Compression=lzma2
SolidCompression=yes
LicenseFile=..\..\LICENSE
ChangesAssociations=yes
WizardStyle=modern
ShowLanguageDialog=auto
UninstallDisplayIcon={app}\dualprevw.exe

[Languages]
; ChineseSimplified.isl is one of Inno Setup's unofficial translations: put it beside this file (see README.md)
Name: "zh_CN"; MessagesFile: "ChineseSimplified.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
zh_CN.ProgramName=双重预防体系桌面版
en.ProgramName=DualPrev Desktop
zh_CN.CompanyFile=双重预防体系企业文件
en.CompanyFile=DualPrev company file
zh_CN.DesktopIcon=在桌面上创建图标
en.DesktopIcon=Put an icon on the desktop

[Tasks]
Name: desktopicon; Description: "{cm:DesktopIcon}"

[InstallDelete]
; an update must not leave modules of the old version where registries would find them
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\{cm:ProgramName}"; Filename: "{app}\dualprevw.exe"
Name: "{userdesktop}\{cm:ProgramName}"; Filename: "{app}\dualprevw.exe"; Tasks: desktopicon

[Registry]
; HKA is the person's own hive here
Root: HKA; Subkey: "Software\Classes\.dualprev"; ValueType: string; ValueData: "DualPrev.Company"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\DualPrev.Company"; ValueType: string; ValueData: "{cm:CompanyFile}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\DualPrev.Company\DefaultIcon"; ValueType: string; ValueData: "{app}\dualprevw.exe,0"
Root: HKA; Subkey: "Software\Classes\DualPrev.Company\shell\open\command"; ValueType: string; ValueData: """{app}\dualprevw.exe"" ""%1"""

[Run]
Filename: "{app}\dualprevw.exe"; Description: "{cm:LaunchProgram,{cm:ProgramName}}"; Flags: nowait postinstall skipifsilent
