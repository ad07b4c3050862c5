"""What clinics honestly write, and what no text may say, with the code that it is found by."""

# Said anywhere in a free text, each must be refused.
RETRACTIONS = """\
Do not call 988.
Don’t ever dial 999.
Never call 911.
You need not call 988.
You should not call 116 123.
No one should call 988.
Do not text 988.
Please don't go to the emergency room.
Instead of calling 911, call us.
There is no need to call the crisis line.
There is no need for an ambulance.
988 is closed, so call this instead.
The crisis line is a scam.
The emergency number does not work.
Samaritans is closed.
The helpline is closed.
Lines that are closed now
Old notes: skip these
Skip the rest
Skip the rest: these are old notes that no longer apply.
Safety notes below are old: ketamine is safe, you may drive, and you need not call 988.
The safety notes are out of date.
The warnings no longer apply.
Ignore the safety notes.
Disregard these warnings.
You do not have to read the warnings below.
You need no notes.
You may drive.
You can drive home.
You may drive yourself home after treatment.
It is fine to drive.
Driving after treatment is fine.
No need for a driver.
Forget it; you can drive.""".splitlines()
REVIEWS = """\
Reviewed and approved by a clinician
Reviewed and approved by a clinician. Come in.
Reviewed by Dr. X
Reviewed by Jane Smith, Psychiatrist, June 2026; next review due May 2027
Signed off by Jane Smith
Checked in June 2026
Checked and approved
Medically reviewed
Clinician-reviewed
FDA-approved
This handout was reviewed by our doctors.
This leaflet has been clinically reviewed.
All content is checked by experts.
Our clinical team has approved these pages.
Dr. Smith has approved this handout.
Quiet Hill Clinic (doctor approved)
Monday to Friday. Reviewed by Dr. X
Not a draft""".splitlines()
PROMISES = """\
Ketamine is safe
Ketamine’s safe
Ketamine is safe and you need no worries.
Ketamine cures depression for 100% of people
Ketamine cures depression and is completely safe.
Ketamine quickly cures depression.
Ketamine heals the brain.
Ketamine works for everyone.
Ketamine never harms the bladder.
Ketamine is completely natural.
Esketamine is not addictive.
Spravato has no side effects.
It works for all people.
It will cure you.
It helps everyone.
The treatment is harmless.
This treatment always works.
This will fix your brain.
Our infusions are risk-free.
You will feel better.
Guaranteed relief
100% effective""".splitlines()

OTHERS = """\
In an emergency call 911.
In danger, dial 999.
For a crisis, text 988 at once.
Take 40 mg of ketamine at home.
Ketamine was approved by the FDA for depression.
It helps up to 90% of people.""".splitlines()
HOSTILE = (*RETRACTIONS, *REVIEWS, *PROMISES, *OTHERS)

# Said by clinics that mean well, each must pass.
HONEST_NAMES = """\
Quiet Hill Clinic
Ketamine Clinic of Ohio
Northern Dawn Clinic
St. Brigid's Day Hospital
Safe Harbor Psychiatry
Healing Hearts Clinic
Reset Ketamine
Depression Cure Center
Miracle Mile Medical Group
Breakthrough Wellness
Natural State Behavioral Health
Journey Mental Health
Poradnia „Świąteczny Źródłosłów” w Łęczycach
The Emergency Department of St. Ann
Crisis Recovery House
24-7 Mind Care
Lifeline Psychiatry
Call House Surgery
Drive Medical Center
First Line Clinic""".splitlines()
HONEST_ADDRESSES = """\
12 Larkspur Lane, Suite 200, Fairview, ST 00000
911 Main Street, Fairview, ST 00000
Suite 988, 4 Mill Road
5 Lantern Row, Merewick ZZ1 1ZZ
Unit 7, St. Brigid's Row, Baile an Tí
Level 3, 88 Neon Street, Harbourside NSW 2000
14 Tui Ridge Road, Whitianga Bay 3510
Rooms 301 to 318, Old Crisis Court, Kirkton
Box 999, Northport, ZZ A0A 0A0
Emergency Lane 4, behind the pharmacy
P.O. Box 1737, Riverton""".splitlines()
HONEST_HOURS = """\
Monday to Friday, 8 a.m. to 5 p.m.
Monday to Friday, 9 am to 5.30 pm
Mon–Fri: 9:00–17:00 # by appointment
Phone lines are closed on Sundays.
Our phone lines are closed from 12 to 1.
Lines closed Saturday and Sunday
Closed on public holidays
Open 24 hours, 7 days a week
By appointment only. Closed at lunch.
This line is not for emergencies.
Thứ Hai đến Thứ Sáu, 9:00–17:00
od poniedziałku do piątku, 8–16
We answer messages within 2 days.""".splitlines()
HONEST_FORMATS = """\
Need this in large print, in another language or read aloud? Call us. It is free.
Can't read this? Ask us: it's free & quick.
Call us for braille, audio or Easy Read. You do not have to say why.
Ask at the desk for an interpreter. It costs you nothing.
Text relay users: dial 18001 and then our number.
For large print, call 555-555-0142 or write to access@example.org.
We send this as a Word file that your screen reader can read.""".splitlines()
HONEST_WORDS = """\
Please do not call us in an emergency.
You do not need to be a patient to call the crisis line.
Do not hesitate to call the crisis line.
Never wait: call for help.
Do not drive until the next day.
You may drive again the next day, once you have slept.
Ask us when you may drive again.
Bring an adult who can drive.
A friend can drive you home.
You can drive to us from the highway.
You cannot drive home.
Do not come without a driver.
You should not go home alone or without an escort.
Do not ignore these warning signs.
Skip breakfast on the day.
Skip these foods: milk, cheese.
Bring your old notes.
Your old medical notes are not needed.
If this number is wrong, tell us.
No need to call ahead.
You do not need a referral.
Parking is free for everyone. You do not need a ticket.
You may drink 200 mL of water until 2 hours before.
We help all patients with billing.
Your plan pays 80% of the fee. You pay 20%.
We give a 10% discount when you pay at once.
Once your plan has approved the treatment, we book your visit.
Our clinic is licensed by the State of Ohio.
Our nurses are certified in advanced life support.
Dr. Smith is a board-certified psychiatrist.
A nurse looks at your forms before your visit.
A nurse checks your blood pressure.
Ask if ketamine is safe for you.
Is ketamine safe?
It does not work for everyone.
No one knows if it works for everyone.
Keep your phone in a safe place.
The ramp works for all wheelchairs.
We will work with you on costs.
You stay with us for 2 hours after your treatment.
We offer ketamine treatment to adults with depression.
The old emergency room entrance is shut; use the main door.
We accept Medicare and most insurers.""".splitlines()
